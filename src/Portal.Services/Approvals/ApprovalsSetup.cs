using Microsoft.Extensions.DependencyInjection;

namespace Portal.Services.Approvals;

public static class ApprovalsSetup
{
    public static IServiceCollection AddApprovals(this IServiceCollection services) => services
        .AddSingleton<ApprovalService>()
        .AddSingleton<WaitingApprovals>()
        .AddHostedService<ApprovalSweep>();
}
