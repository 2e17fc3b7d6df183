using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>At 200 % on a small screen: what is needed to send is in sight at once.</summary>
[Collection(OneAtATime.Writing)]
public sealed class ZoomJourney(Browser browser) : IClassFixture<Browser>
{
    private const string IsOnTop =
        """
        element => {
            const box = element.getBoundingClientRect();
            return [box.top + 2, box.bottom - 2].every(y => element.contains(document.elementFromPoint(box.left + box.width / 2, y)));
        }
        """;

    [Fact]
    public async Task At_200_percent_the_text_the_warnings_and_the_button_that_sends_are_all_in_sight()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Zoomed);
        await page.SignInAsync("Staff of Harbour Dental");
        await page.Contacts().Filter(new() { HasText = "Silas Stone" }).GetByRole(AriaRole.Link).ClickAsync();
        var dialog = await page.WriteAsync("SMS");

        await dialog.Field("Message").FillAsync("Your retainer is ready, {{contact.first_name}}.");
        var warnings = dialog.GetByRole(AriaRole.List, new() { Name = "Before sending" });
        await warnings.WaitForAsync();
        await page.PictureAsync("write-warned-zoomed");

        await InSightAsync(page, dialog.Field("Message"));
        await InSightAsync(page, warnings);
        await InSightAsync(page, dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }));
        Assert.Empty(await page.UnsoundAsync("write-zoomed"));
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Presets().First.WaitForAsync();
        await page.PictureAsync("write-later-zoomed");
        await InSightAsync(page, dialog.Field("Message"));
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await dialog.Presets().First.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("Your retainer is ready, Silas.");
    }

    /// <summary>On the screen as a whole, and neither cut off nor covered by anything.</summary>
    private static async Task InSightAsync(IPage page, ILocator what)
    {
        var (box, screen) = (await what.BoundingBoxAsync(), page.ViewportSize);
        Assert.NotNull(box);
        Assert.NotNull(screen);
        Assert.True(box.X >= 0 && box.Y >= 0 && box.X + box.Width <= screen.Width && box.Y + box.Height <= screen.Height, $"{what} is at {box.X},{box.Y} and {box.Width} x {box.Height}");
        Assert.True(await what.EvaluateAsync<bool>(IsOnTop), $"{what} is covered or cut off");
    }
}
