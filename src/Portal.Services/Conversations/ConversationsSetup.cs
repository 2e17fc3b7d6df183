using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Conversations;

public static class ConversationsSetup
{
    public static IServiceCollection AddConversations(this IServiceCollection services) => services
        .AddSingleton<OwnMessages>()
        .AddSingleton<ConversationIds>()
        .AddSingleton<ConversationService>().AddSingleton<WaitingContacts>().AddSingleton<ConversationsOf>()
        .AddSingleton<ThreadService>()
        .AddSingleton<EmailService>()
        .AddSingleton<ConversationWatch>()
        .AddSingleton<ContactNews>();
}
