using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Drafts;

public static class DraftsSetup
{
    public static IServiceCollection AddDrafts(this IServiceCollection services) => services
        .AddSingleton<DraftChanges>()
        .AddSingleton<DraftService>()
        .AddSingleton<DraftListing>()
        .AddSingleton<ColleaguesWriting>()
        .AddHostedService<DraftSweep>();
}
