using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Tests.Support;
using Portal.Web.Features.Team;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Team;

[TimeBound]
public sealed class PersonPageTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    [Fact]
    public async Task A_manager_sees_a_persons_figures_and_reviews_and_each_leads_to_its_messages()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message, Some.Message(Some.Staff("Maya")));
        await pages.Services.GetRequiredService<ReviewService>().SaveAsync(pages.Caller, new() { MessageId = message.Id, Kind = "Tone", Note = "Say please" }, TestContext.Current.CancellationToken);

        var page = Open(pages, Jonas.PersonId.ToString());

        var written = page.WaitForElement("table[aria-label='Messages by period'] tbody tr");
        Assert.Equal(["Written", "1", "0", "1", "0"], written.Children.Select(c => c.TextContent.Trim()));
        Assert.Equal($"history?person={Jonas.PersonId}&from=2026-03-02&to=2026-03-02", written.QuerySelector("a")?.GetAttribute("href"));
        Assert.Equal("Jonas", page.Find("h1").TextContent);
        Assert.Contains("Say please", Assert.Single(page.FindAll("article")).TextContent, StringComparison.Ordinal);
        Assert.Equal($"team/sample?person={Jonas.PersonId}&from=2026-02-03&to=2026-03-02", page.FindAll("a").Single(a => a.TextContent.Trim() == "Review ten at random").GetAttribute("href"));
    }

    [Theory]
    [InlineData("not-an-id")]
    [InlineData("of-another-sub-account")]
    public async Task Who_wrote_nothing_here_is_nobody_here(string id)
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var elsewhere = Some.Staff("Luca", Some.OtherLocation);
        await pages.Store.AddAsync(Some.Message(elsewhere), new Person { Id = elsewhere.PersonId, Issuer = "test", Subject = "Luca", Name = "Luca", LastSignInAt = pages.Clock.Now });

        var page = Open(pages, id == "not-an-id" ? id : elsewhere.PersonId.ToString());

        page.WaitForAssertion(() => Assert.Equal("Nobody is here", page.Find("h2").TextContent));
        Assert.DoesNotContain("Luca", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_team_leads_to_its_people()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await pages.Store.AddAsync(Some.Message(Jonas), new Person { Id = Jonas.PersonId, Issuer = "test", Subject = "Jonas", Name = "Jonas", LastSignInAt = pages.Clock.Now });

        var person = pages.Render<TeamPage>().WaitForElement("[aria-labelledby=team-people] tbody th a");

        Assert.Equal(("Jonas", $"team/person/{Jonas.PersonId}"), (person.TextContent, person.GetAttribute("href")));
    }

    private static IRenderedComponent<PersonPage> Open(SignedInPages pages, string id) => pages.Render<PersonPage>(page => page.Add(p => p.PersonId, id));
}
