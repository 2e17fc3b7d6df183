using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Writing)]
public sealed class AnswerJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task What_becomes_of_a_draft_is_asked_in_sight_on_a_phone_and_chosen_by_the_keyboard()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Prices");
        await dialog.Field("Message").FillAsync(string.Join('\n', Enumerable.Range(1, 60).Select(line => $"Line {line} of our prices")));
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await page.Locator("article.email .head").Last.ClickAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();

        await Assertions.Expect(dialog.GetByText("You have an unsent email to Ana Ruiz already.")).ToBeInViewportAsync();
        await page.PictureAsync("answer-over-draft");
        Assert.Empty(await page.SeriousFindingsAsync());
        foreach (var button in (string[])["Keep writing it", "Make it the answer", "Start the answer without it"])
        {
            await page.Keyboard.PressAsync("Tab");
            await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = button })).ToBeFocusedAsync();
        }

        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync(string.Empty);
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await Assertions.Expect(dialog.Field("Subject")).Not.ToHaveValueAsync("Prices");
        await page.Keyboard.TypeAsync("Tuesday is fine.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.GetByText("Draft to Ana Ruiz kept")).ToBeVisibleAsync();
    }
}
