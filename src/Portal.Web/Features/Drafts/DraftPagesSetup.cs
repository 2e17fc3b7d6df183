namespace Portal.Web.Features.Drafts;

public static class DraftPagesSetup
{
    public static IServiceCollection AddDraftPages(this IServiceCollection services) =>
        services.AddScoped<OwnDrafts>().AddScoped<DiscardToast>();
}
