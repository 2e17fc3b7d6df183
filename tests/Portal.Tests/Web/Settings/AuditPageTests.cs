using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Audit;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using Portal.Web.Features.Settings;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Settings;

public sealed class AuditPageTests
{
    private static readonly Caller Ingrid = new(Guid.CreateVersion7(), "Ingrid Okafor", Some.Location, Role.Admin);

    [Fact]
    public async Task An_entry_says_what_it_was_before_and_is_since()
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        await pages.Services.GetRequiredService<PeopleService>().AddAsync(Ingrid, "sam@example.com", Role.Manager, TestContext.Current.CancellationToken);

        var page = pages.RenderInLayout<AuditPage>();

        page.WaitForAssertion(() => Assert.Equal("Before: No access → , after: Manager", page.Find(".entries .change").TextContent));
        Assert.Single(page.FindAll(".entries .change")); // that of the sign-in has none
        Assert.Equal(["Everything", "Person added", "Signed in"], await page.ChoicesAsync("What"));
    }

    [Fact]
    public async Task Days_are_those_of_the_viewer_and_stand_in_the_address()
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        var page = pages.RenderInLayout<AuditPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#audit-from")));

        await page.Find("#audit-from").ChangeAsync(new() { Value = "2026-03-02" });

        Assert.EndsWith("/settings/audit?from=2026-03-02", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        var query = new AuditAddress { From = "2026-03-29", To = "2026-03-29" }.Query(WallZone.Of("Europe/Berlin"));
        Assert.Equal((new DateTime(2026, 3, 28, 23, 0, 0, DateTimeKind.Utc), new DateTime(2026, 3, 29, 22, 0, 0, DateTimeKind.Utc)), (query.From ?? default, query.To ?? default)); // a day of 23 hours
    }

    [Theory]
    [InlineData("2026-03-03", "2026-03-02", true)]
    [InlineData("2026-03-02", "2026-03-02", false)]
    [InlineData("soon", "2026-03-02", false)]
    public async Task An_end_before_its_beginning_is_said_beside_the_field(string from, string to, bool isBackward)
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"settings/audit?from={from}&to={to}");

        var page = pages.RenderInLayout<AuditPage>();

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("#audit-to")));
        Assert.Equal(isBackward ? ["This is before From."] : [], page.FindAll("#audit-problem").Select(problem => problem.TextContent));
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("２０２６-０１-０１")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void A_day_that_is_none_counts_as_not_asked_for(string day)
    {
        var address = new AuditAddress { From = day, To = day };

        Assert.Equal(new AuditQuery(), address.Query(WallZone.Utc));
        Assert.Equal("settings/audit", address.Url);
    }
}
