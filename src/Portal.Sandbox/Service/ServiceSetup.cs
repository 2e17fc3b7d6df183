using Microsoft.Extensions.DependencyInjection.Extensions;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Faults;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Reading;
using Portal.Sandbox.Service.Seeding;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service;

public static class ServiceSetup
{
    public static IServiceCollection AddService(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<FaultPlan>().AddSingleton<Ledger>().AddSingleton<Journal>().AddSingleton<Pace>().AddSingleton<RateLimits>();
        services.AddSingleton<WorldBuilder>().AddSingleton(provider => provider.GetRequiredService<WorldBuilder>().Build());
        services.AddSingleton<Correspondence>().AddSingleton<Door>().AddSingleton<ServicePipeline>();
        services.AddSingleton<SendEndpoint>().AddSingleton<ContactEndpoints>().AddSingleton<ConversationEndpoints>().AddSingleton<MessageEndpoints>();
        return services.AddSingleton(Control);
    }

    public static IEndpointRouteBuilder MapService(this IEndpointRouteBuilder routes)
    {
        var service = routes.MapGroup(SandboxSetup.ServicePath);
        service.MapControl();
        service.Map<ContactEndpoints>("POST", "/contacts/search", Scopes.ReadContacts, (contacts, call) => contacts.Search(call));
        service.Map<ContactEndpoints>("GET", "/contacts/{contactId}", Scopes.ReadContacts, (contacts, call) => contacts.Get(call));
        service.Map<ConversationEndpoints>("GET", "/conversations/search", Scopes.ReadConversations, (conversations, call) => conversations.Search(call));
        service.Map<ConversationEndpoints>("GET", "/conversations/{conversationId}", Scopes.ReadConversations, (conversations, call) => conversations.Get(call));
        service.Map<ConversationEndpoints>("PUT", "/conversations/{conversationId}", Scopes.WriteConversations, (conversations, call) => conversations.Update(call));
        service.Map<MessageEndpoints>("GET", "/conversations/{conversationId}/messages", Scopes.ReadMessages, (messages, call) => messages.List(call));
        service.Map<MessageEndpoints>("GET", "/conversations/messages/{messageId}", Scopes.ReadMessages, (messages, call) => messages.Get(call));
        service.Map<MessageEndpoints>("GET", "/conversations/messages/email/{emailMessageId}", Scopes.ReadMessages, (messages, call) => messages.GetEmail(call));
        service.Map<SendEndpoint>("POST", "/conversations/messages", Scopes.WriteMessages, (sending, call) => sending.Send(call));
        return routes;
    }

    private static void Map<TEndpoints>(this RouteGroupBuilder service, string method, string pattern, string scope, Func<TEndpoints, ServiceCall, ServiceReply> answer)
        where TEndpoints : class =>
        service.MapMethods(pattern, [method], (HttpContext context, ServicePipeline pipeline, TEndpoints endpoints) =>
            pipeline.HandleAsync(context, scope, call => answer(endpoints, call)));

    private static SandboxControl Control(IServiceProvider provider) => new(
        provider.GetRequiredService<FaultPlan>(),
        provider.GetRequiredService<RateLimits>(),
        provider.GetRequiredService<Pace>(),
        provider.GetRequiredService<Ledger>(),
        provider.GetRequiredService<ServiceWorld>(),
        provider.GetRequiredService<Correspondence>());
}
