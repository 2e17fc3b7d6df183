using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Services.Conversations;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>The server knows which tabs somebody looks at, whether they went behind another later or were opened there.</summary>
[Collection(OneAtATime.Pages)]
public sealed class HiddenTabJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly WatchTopic Ana = new(SandboxSubAccounts.HarbourDental, SandboxContacts.AnaRuiz);

    [Fact]
    public async Task A_tab_behind_another_is_not_seen_until_it_comes_before_it()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        await KnowsAsync(portal, isSeen: true);

        await HideAsync(page, true);
        await KnowsAsync(portal, isSeen: false);

        await HideAsync(page, false);
        await KnowsAsync(portal, isSeen: true);

        await page.AddInitScriptAsync("Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })");
        await page.ReloadAsync();
        await KnowsAsync(portal, isSeen: false);
    }

    // A browser without windows shows every tab.
    private static async Task HideAsync(IPage page, bool hidden) => await page.EvaluateAsync(
        """
        hidden => {
            Object.defineProperty(document, "hidden", { configurable: true, get: () => hidden });
            document.dispatchEvent(new Event("visibilitychange"));
        }
        """,
        hidden);

    private static Task KnowsAsync(RunningPortal portal, bool isSeen)
    {
        IWatchedPages pages = portal.Services.GetRequiredService<ConversationWatch>();
        return Eventually.BeTrueAsync(() => pages.TopicsOf(Ana.LocationId) == 2 && pages.IsSeen(Ana) == isSeen); // the thread and the list
    }
}
