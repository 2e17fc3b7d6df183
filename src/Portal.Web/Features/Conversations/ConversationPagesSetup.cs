using Portal.Web.Features.Inbox;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

public static class ConversationPagesSetup
{
    public static IServiceCollection AddConversationPages(this IServiceCollection services) =>
        services.AddSingleton<FirstReader>().AddScoped<Inquiry>().AddScoped<PageSight>().AddScoped<MeantContacts>().AddScoped<InboxDeeds>();

    public static IEndpointRouteBuilder MapConversationPages(this IEndpointRouteBuilder routes)
    {
        routes.MapEmailBodies();
        return routes;
    }
}
