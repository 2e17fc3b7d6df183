using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Faults;
using Portal.Sandbox.Service.OAuth;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Reading;
using Portal.Sandbox.Service.Seeding;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;
using Portal.Sandbox.Service.Uploading;
using Portal.Sandbox.Service.Webhooks;

namespace Portal.Sandbox.Service;

public static class ServiceSetup
{
    public static IServiceCollection AddService(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FaultPlan>().AddSingleton<Ledger>().AddSingleton<Journal>().AddSingleton<Pace>().AddSingleton<RateLimits>();
        services.AddSingleton<PhoneSystems>().AddSingleton<UploadedFiles>();
        services.AddSingleton<WorldBuilder>().AddSingleton(provider => provider.GetRequiredService<WorldBuilder>().Build());
        services.AddSingleton<Correspondence>().AddSingleton<Door>().AddSingleton<ServicePipeline>();
        services.AddSingleton<SendEndpoint>().AddSingleton<ContactEndpoints>().AddSingleton<ConversationEndpoints>().AddSingleton<MessageEndpoints>();
        services.AddSingleton<ScheduleEndpoints>().AddSingleton<UploadEndpoint>().AddSingleton<TemplateEndpoints>().AddSingleton<NumberEndpoints>().AddSingleton<UserEndpoints>().AddSingleton<ContactUpdateEndpoint>();
        services.AddSingleton<TokenExchange>().AddSingleton<AgencyEndpoints>().AddSingleton(Marketplace);
        services.AddWebhooks();
        return services.AddSingleton(Control);
    }

    private static void AddWebhooks(this IServiceCollection services)
    {
        services.AddSingleton<WebhookKey>().AddSingleton<WebhookPost>().AddSingleton<WebhookEnvelope>().AddSingleton<WebhookOutbox>().AddSingleton<WebhookNews>().AddSingleton<WorldTime>();
        services.AddSingleton(Webhooks);
        services.AddHostedService(provider => provider.GetRequiredService<WebhookOutbox>());
        services.AddHostedService(provider => provider.GetRequiredService<WorldTime>());
    }

    public static IEndpointRouteBuilder MapService(this IEndpointRouteBuilder routes)
    {
        var service = routes.MapGroup(SandboxSetup.ServicePath);
        service.MapControl();
        service.MapMedia();
        ChooserEndpoint.Map(service);
        service.MapPost("/oauth/token", (HttpContext context, ServicePipeline pipeline, TokenExchange exchange) => pipeline.HandleOpenAsync(context, exchange.Exchange));
        service.Map<AgencyEndpoints>("POST", "/oauth/locationToken", new(Scopes.MakeLocationTokens, "Company"), (agency, call) => agency.LocationToken(call));
        service.Map<AgencyEndpoints>("GET", "/oauth/installedLocations", new(Scopes.ReadInstallations, "Company"), (agency, call) => agency.Installed(call));
        service.Map<ContactEndpoints>("POST", "/contacts/search", new(Scopes.ReadContacts), (contacts, call) => contacts.Search(call));
        service.Map<ContactEndpoints>("GET", "/contacts/{contactId}", new(Scopes.ReadContacts), (contacts, call) => contacts.Get(call));
        service.Map<ContactUpdateEndpoint>("PUT", "/contacts/{contactId}", new(Scopes.WriteContacts), (contacts, call) => contacts.Update(call));
        service.Map<UserEndpoints>("GET", "/users/", new(Scopes.ReadUsers), (users, call) => users.List(call));
        service.Map<ContactEndpoints>("GET", "/contacts/{contactId}/appointments", new(Scopes.ReadContacts), (contacts, call) => contacts.Appointments(call));
        service.Map<TemplateEndpoints>("GET", "/locations/{locationId}/templates", new(Scopes.ReadTemplates), (templates, call) => templates.List(call));
        service.Map<NumberEndpoints>("GET", "/phone-system/numbers/location/{locationId}", new(Scopes.ReadNumbers), (numbers, call) => numbers.List(call));
        service.Map<ConversationEndpoints>("GET", "/conversations/search", new(Scopes.ReadConversations), (conversations, call) => conversations.Search(call));
        service.Map<ConversationEndpoints>("GET", "/conversations/{conversationId}", new(Scopes.ReadConversations), (conversations, call) => conversations.Get(call));
        service.Map<ConversationEndpoints>("PUT", "/conversations/{conversationId}", new(Scopes.WriteConversations), (conversations, call) => conversations.Update(call));
        service.Map<MessageEndpoints>("GET", "/conversations/{conversationId}/messages", new(Scopes.ReadMessages), (messages, call) => messages.List(call));
        service.Map<MessageEndpoints>("GET", "/conversations/messages/{messageId}", new(Scopes.ReadMessages), (messages, call) => messages.Get(call));
        service.Map<MessageEndpoints>("GET", "/conversations/messages/email/{emailMessageId}", new(Scopes.ReadMessages), (messages, call) => messages.GetEmail(call));
        service.Map<SendEndpoint>("POST", "/conversations/messages", new(Scopes.WriteMessages), (sending, call) => sending.Send(call));
        service.Map<UploadEndpoint>("POST", "/conversations/messages/upload", new(Scopes.WriteMessages), (uploads, call) => uploads.Upload(call));
        service.Map<ScheduleEndpoints>("DELETE", "/conversations/messages/{messageId}/schedule", new(Scopes.WriteMessages), (schedule, call) => schedule.Cancel(call));
        service.Map<ScheduleEndpoints>("DELETE", "/conversations/messages/email/{emailMessageId}/schedule", new(Scopes.WriteMessages), (schedule, call) => schedule.CancelEmail(call));
        return routes;
    }

    private static void Map<TEndpoints>(this RouteGroupBuilder service, string method, string pattern, Entitlement entitlement, Func<TEndpoints, ServiceCall, ServiceReply> answer)
        where TEndpoints : class =>
        service.MapMethods(pattern, [method], (HttpContext context, ServicePipeline pipeline, TEndpoints endpoints) =>
            pipeline.HandleAsync(context, entitlement, call => answer(endpoints, call)));

    private static SandboxControl Control(IServiceProvider provider) => new(
        provider.GetRequiredService<FaultPlan>(),
        provider.GetRequiredService<RateLimits>(),
        provider.GetRequiredService<Pace>(),
        provider.GetRequiredService<Ledger>(),
        provider.GetRequiredService<ServiceWorld>(),
        provider.GetRequiredService<Correspondence>(),
        provider.GetRequiredService<PhoneSystems>(),
        provider.GetRequiredService<UploadedFiles>(),
        provider.GetRequiredService<MarketplaceControl>(),
        provider.GetRequiredService<WebhookControl>(),
        new ContactControl(provider.GetRequiredService<ServiceWorld>(), provider.GetRequiredService<WebhookNews>()));

    private static MarketplaceControl Marketplace(IServiceProvider provider) => new(
        provider.GetRequiredService<PlayedApp>(),
        provider.GetRequiredService<TokenTerms>(),
        provider.GetRequiredService<Installations>(),
        provider.GetRequiredService<InstallCodes>(),
        provider.GetRequiredService<AppTokens>(),
        provider.GetRequiredService<PrivateIntegrations>());

    private static WebhookControl Webhooks(IServiceProvider provider) => new(
        provider.GetRequiredService<WebhookNews>(),
        provider.GetRequiredService<WebhookOutbox>(),
        provider.GetRequiredService<WebhookPost>(),
        provider.GetRequiredService<WebhookEnvelope>(),
        provider.GetRequiredService<WebhookKey>(),
        provider.GetRequiredService<PlayedApp>(),
        provider.GetRequiredService<WorldTime>(),
        provider.GetRequiredService<TimeProvider>());
}
