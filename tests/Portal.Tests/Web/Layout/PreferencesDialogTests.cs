using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Layout;

namespace Portal.Tests.Web.Layout;

public sealed class PreferencesDialogTests : IAsyncLifetime
{
    private readonly Caller _maya = Some.Staff();
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(_maya);

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_choice_is_kept_at_once_and_said()
    {
        var dialog = await OpenAsync();

        dialog.FindAll("button").Single(b => b.TextContent.Trim() == "Dark").Click();
        dialog.WaitForAssertion(() => Assert.Equal("Saved.", dialog.Find("[role=status]").TextContent));

        var stored = await Pages.Services.GetRequiredService<PreferenceStore>().OfAsync(_maya.PersonId, Xunit.TestContext.Current.CancellationToken);
        Assert.Equal(ColorTheme.Dark, stored.Theme);
    }

    [Fact]
    public async Task Where_it_cannot_be_kept_the_dialog_says_so()
    {
        var dialog = await OpenAsync();
        Pages.Database.CutsNextCommit = false;

        dialog.FindAll("button").Single(b => b.TextContent.Trim() == "Dark").Click();

        dialog.WaitForAssertion(() => Assert.Contains("can’t", dialog.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    private async Task<IRenderedComponent<MudDialogProvider>> OpenAsync()
    {
        Pages.Render<MudPopoverProvider>();
        var dialogs = Pages.Render<MudDialogProvider>();
        await dialogs.InvokeAsync(() => Pages.Services.GetRequiredService<IDialogService>().ShowAsync<PreferencesDialog>("Preferences"));
        dialogs.WaitForElement("[role=status]");
        return dialogs;
    }
}
