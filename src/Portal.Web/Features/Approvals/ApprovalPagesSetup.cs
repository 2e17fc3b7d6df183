namespace Portal.Web.Features.Approvals;

public static class ApprovalPagesSetup
{
    public static IServiceCollection AddApprovalPages(this IServiceCollection services) => services.AddScoped<Decisions>();
}
