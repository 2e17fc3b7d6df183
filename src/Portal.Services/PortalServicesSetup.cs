using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Services.Approvals;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Connections;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Delivery;
using Portal.Services.Drafts;
using Portal.Services.Exports;
using Portal.Services.HandingOver;
using Portal.Services.HighLevel;
using Portal.Services.History;
using Portal.Services.Inbox;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.Notes;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Presence;
using Portal.Services.Responses;
using Portal.Services.Retention;
using Portal.Services.Reviews;
using Portal.Services.Search;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Services.Team;
using Portal.Services.Webhooks;

namespace Portal.Services;

public static class PortalServicesSetup
{
    /// <summary>Every room that has no user interface. Storage comes first: its migration runs before anything else starts.</summary>
    public static IServiceCollection AddPortalServices(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddStorage()
            .AddComposing()
            .AddAudit()
            .AddSubAccounts()
            .AddHighLevelConnections()
            .AddPeople()
            .AddHighLevel()
            .AddContacts()
            .AddResponses()
            .AddConversations()
            .AddNotifications()
            .AddInbox()
            .AddDrafts()
            .AddMessages()
            .AddPresence()
            .AddNotes()
            .AddHandingOver()
            .AddApprovals()
            .AddMaterials()
            .AddDelivery()
            .AddWebhooks()
            .AddReviews()
            .AddSearch()
            .AddHistory()
            .AddExports()
            .AddRetention()
            .AddTeam();
    }
}
