using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Tests.Web.Composing;
using Portal.Web.Controls;
using Portal.Web.Features.People;

namespace Portal.Tests.Web.People;

public sealed class PreferencesPageTests : IAsyncLifetime
{
    private readonly Caller _maya = Some.Staff();
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(_maya);

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_choice_is_kept_at_once_and_said()
    {
        var page = Open();

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Dark").Click();
        page.WaitForAssertion(() => Assert.Equal("Saved.", page.Find("[role=status]").TextContent));

        var stored = await Pages.Services.GetRequiredService<PreferenceStore>().OfAsync(_maya.PersonId, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(ColorTheme.Dark, stored.Theme);
    }

    [Fact]
    public async Task The_form_of_times_is_kept_and_times_are_told_so_from_then_on()
    {
        var page = Open();

        page.FindAll("button").Single(b => b.TextContent.Trim() == "2:30 pm").Click();
        page.WaitForAssertion(() => Assert.Equal("Saved.", page.Find("[role=status]").TextContent));

        Assert.Equal(TimeFormat.Hours12, (await StoredAsync()).TimeFormat);
        Assert.Equal("9:00 am", Pages.Render<Moment>(moment => moment.Add(m => m.At, Pages.Clock.Now)).Find("time").TextContent);
        var compose = await ComposeFixture.OpenAsync(Pages, contact: ComposeFixture.Ana with { TimeZone = "America/Chicago" });
        Assert.Equal("3:00 am in Chicago", compose.Dialog.Find(".contact-time").TextContent);
    }

    [Fact]
    public async Task The_time_to_undo_is_chosen_from_those_that_the_portal_allows()
    {
        var page = Open();
        Assert.Equal(["As set", "5 s", "10 s", "20 s", "30 s"], page.FindAll("[aria-labelledby=undo-label] button").Select(b => b.TextContent.Trim()));

        page.FindAll("button").Single(b => b.TextContent.Trim() == "20 s").Click();
        page.WaitForAssertion(() => Assert.Equal("Saved.", page.Find("[role=status]").TextContent));

        Assert.Equal(20, (await StoredAsync()).UndoSeconds);
    }

    [Fact]
    public void Where_it_cannot_be_kept_the_page_says_so()
    {
        var page = Open();
        Pages.Database.CutsNextCommit = false;

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Dark").Click();

        page.WaitForAssertion(() => Assert.Contains("can’t reach its database", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    private Task<Preferences> StoredAsync() => Pages.Services.GetRequiredService<PreferenceStore>().OfAsync(_maya.PersonId, Xunit.TestContext.Current.CancellationToken);

    private IRenderedComponent<PreferencesPage> Open()
    {
        Pages.Render<MudBlazor.MudPopoverProvider>();
        var page = Pages.Render<PreferencesPage>();
        page.WaitForElement("[role=status]");
        return page;
    }
}
