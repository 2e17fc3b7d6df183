using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Messages;

public static class MessagesSetup
{
    public static IServiceCollection AddMessages(this IServiceCollection services) => services
        .AddSingleton<MessageChanges>()
        .AddSingleton<DueSignal>()
        .AddSingleton<MessageLedger>()
        .AddSingleton<MessageStepping>();
}
