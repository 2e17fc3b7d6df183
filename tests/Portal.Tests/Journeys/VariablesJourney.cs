using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Writing)]
public sealed class VariablesJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(Screen.Wide, ColorScheme.Light)]
    [InlineData(Screen.Narrow, ColorScheme.Dark)]
    public async Task Variables_are_filled_in_by_the_keyboard_from_their_chips(Screen screen, ColorScheme colors)
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, screen, colors);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("Email");
        var chips = dialog.GetByRole(AriaRole.List, new() { Name = "Variables in the text" });
        await dialog.Field("Subject").FillAsync("For {{contact.firstName}}");
        var message = dialog.Field("Message");
        await message.FillAsync("Dear {{contact.first_name}} of {{contact.company}} {{pet.name}}");
        await Assertions.Expect(chips.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
        await page.PictureAsync($"variables-{screen}-{colors}".ToLowerInvariant());
        Assert.Empty(await page.SeriousFindingsAsync());
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.querySelector('.body').scrollWidth <= dialog.querySelector('.body').clientWidth"));

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Fill in First name" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(message).ToHaveValueAsync("Dear Ana of {{contact.company}} {{pet.name}}");
        await Assertions.Expect(dialog.Field("Subject")).ToHaveValueAsync("For Ana");
        await Assertions.Expect(message).ToBeFocusedAsync();

        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(dialog.Field("Value for Company")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("Ruiz & Sons");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(message).ToHaveValueAsync("Dear Ana of Ruiz & Sons {{pet.name}}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove pet.name" }).ClickAsync();
        await Assertions.Expect(message).ToHaveValueAsync("Dear Ana of Ruiz & Sons");
        await Assertions.Expect(chips).ToHaveCountAsync(0);

        await page.Keyboard.TypeAsync(", hello");
        await Assertions.Expect(message).ToHaveValueAsync("Dear Ana of Ruiz & Sons, hello");
    }

    [Fact]
    public async Task On_a_phone_the_message_of_an_email_is_reached_without_scrolling()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").WaitForAsync();

        var message = await dialog.Field("Message").BoundingBoxAsync();

        await page.PictureAsync("write-email-phone");
        Assert.InRange(message?.Y ?? double.MaxValue, 0, 400);
        Assert.Equal(0, await dialog.EvaluateAsync<int>("dialog => dialog.querySelector('.body').scrollTop"));
    }
}
