namespace Portal.Web.Features.Reviews;

public static class ReviewPagesSetup
{
    public static IServiceCollection AddReviewPages(this IServiceCollection services) => services.AddScoped<ReviewEdits>();
}
