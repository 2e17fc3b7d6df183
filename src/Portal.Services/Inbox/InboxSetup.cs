using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Conversations;

namespace Portal.Services.Inbox;

public static class InboxSetup
{
    public static IServiceCollection AddInbox(this IServiceCollection services) => services
        .AddSingleton<TeamUsers>()
        .AddSingleton<InboxRecords>()
        .AddSingleton<Assigning>().AddSingleton<ServiceMarks>().AddSingleton<PuttingAside>()
        .AddSingleton<InboxService>()
        .AddSingleton<InboxMarks>()
        .AddSingleton<OwnContacts>()
        .AddSingleton<InboxList>()
        .AddSingleton<IThreadEvents, InboxEvents>()
        .AddHostedService<MarkSweep>();
}
