using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Nothing that can be pressed lies under anything else.</summary>
[Collection(OneAtATime.Writing)]
public sealed class OverlapJourney(Browser browser) : IClassFixture<Browser>
{
    private const string People = "Ada Lovelace <ada@example.com>; bob@example.org; Cid with a long name <cid.with.a.long.name@subdomain.example.com>; \"Stone, Dan\" <dan@example.com>";

    // The parts whose boxes meet, as words; one within the other is no overlap.
    private const string Overlaps = """
        ([within, over]) => {
          const shown = (element) => element.getClientRects().length > 0;
          const parts = [...document.querySelectorAll(within)].filter(shown);
          const others = over ? [...document.querySelectorAll(over)].filter(shown) : parts;
          const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
          const name = (element) => (element.textContent.trim() || element.id || element.tagName).slice(0, 40);
          return parts.flatMap((part) => others
            .filter((other) => other !== part && !other.contains(part) && !part.contains(other) && meet(part.getBoundingClientRect(), other.getBoundingClientRect()))
            .map((other) => `${name(part)} / ${name(other)}`));
        }
        """;

    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task The_people_in_Cc_have_room(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, screen);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("Email");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cc and Bcc" }).ClickAsync();

        await dialog.Field("Cc").FillAsync(People);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.GetByRole(AriaRole.List, new() { Name = "Cc addresses" }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);

        await page.PictureAsync($"cc-{screen}".ToLowerInvariant());
        Assert.Empty(await page.EvaluateAsync<string[]>(Overlaps, new object?[] { ".route label, .route select, .route input, .route .chip", null }));
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.querySelector('.body').scrollWidth <= dialog.querySelector('.body').clientWidth"));
    }

    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task A_toast_covers_nothing_that_can_be_pressed(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, screen);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you at nine.");

        await page.Keyboard.PressAsync("Control+Enter");

        await page.Locator(".toast").WaitForAsync();
        await page.PictureAsync($"toast-{screen}".ToLowerInvariant());
        Assert.Empty(await page.EvaluateAsync<string[]>(Overlaps, new object?[] { ".toast", "a, button, input, select" }));
    }
}
