using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Tests.Support;
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
    public void Where_it_cannot_be_kept_the_page_says_so()
    {
        var page = Open();
        Pages.Database.CutsNextCommit = false;

        page.FindAll("button").Single(b => b.TextContent.Trim() == "Dark").Click();

        page.WaitForAssertion(() => Assert.Contains("can’t reach its database", page.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    private IRenderedComponent<PreferencesPage> Open()
    {
        Pages.Render<MudBlazor.MudPopoverProvider>();
        var page = Pages.Render<PreferencesPage>();
        page.WaitForElement("[role=status]");
        return page;
    }
}
