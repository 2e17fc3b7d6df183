using System.Globalization;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Services.Scheduling;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>An administrator changes the sub-account's settings, and who has a page open already goes by them.</summary>
[Collection(OneAtATime.Pages)]
public sealed class SettingsJourney(Browser browser) : IClassFixture<Browser>
{
    [Theory]
    [InlineData(Screen.Wide)]
    [InlineData(Screen.Narrow)]
    public async Task What_an_administrator_changes_holds_for_staff_at_once_and_stands_in_the_audit(Screen screen)
    {
        await using var portal = await RunningPortal.StartAsync();
        var contact = portal.Control().Contacts.Create(SandboxSubAccounts.HarbourDental, new ContactDetails { FirstName = "Zoe", LastName = "Adler", Phone = "+16175550190", Email = "zoe.adler@example.com" });
        var staff = await browser.OpenAsync(portal.Address, Screen.Wide);
        await staff.SignInAsync("Staff of Harbour Dental", $"/conversations/{contact}");
        await staff.GetByText("The contact’s own time zone isn’t known").WaitForAsync();
        var page = await browser.OpenAsync(portal.Address, screen);
        await page.SignInAsync("Admin of Harbour Dental", "/settings");
        await page.SaveButton().And(page.Locator(":enabled")).WaitForAsync();
        await LookAsync(page, $"settings-as-configured-{screen}");
        var late = await browser.OpenAsync(portal.Address, screen);
        await late.SignInAsync("Admin of Harbour Dental", "/settings");
        await late.SaveButton().And(late.Locator(":enabled")).WaitForAsync();

        await ChangeAsync(page, WallZone.Of("America/New_York").WallAt(portal.Clock.GetUtcNow().UtcDateTime));
        await page.GetByText("Here this zone is called America/New_York.").WaitForAsync();
        await LookAsync(page, $"settings-refused-{screen}");
        await page.NameField().FillAsync("Harbour Dental");
        await page.ZoneField().FillAsync("America/New_York");
        await page.SaveButton().ClickAsync();
        await page.GetByText("Saved: time zone, senders, quiet hours. That holds from now on.").WaitForAsync();
        await LookAsync(page, $"settings-saved-{screen}");
        await Assertions.Expect(page.GetByText("Changed by Ingrid Okafor")).ToHaveCountAsync(3);

        await WriteAsync(staff);
        await SaveLateAsync(late, $"settings-meanwhile-{screen}");
        await page.GotoAsync("/settings/audit");
        var entries = page.GetByRole(AriaRole.List, new() { Name = "Entries" });
        await entries.GetByText("Time zone: Europe/Berlin → America/New_York.").WaitForAsync();
        await entries.GetByText("Senders: Harbour Dental <hello@harbour-dental.example>, Billing <billing@harbour-dental.example> → Harbour desk <desk@harbour.example>.").WaitForAsync();
        await entries.GetByText("Time zone: America/New_York → Europe/Berlin, as in the configuration.").WaitForAsync();
        await staff.GotoAsync("/settings");
        await staff.GetByText("Your role doesn’t include it").WaitForAsync();
    }

    /// <summary>To hours in which it is now by the clock of New York, and by no other one; with another program's name for that zone, and no name of the sub-account.</summary>
    private static async Task ChangeAsync(IPage page, DateTime now)
    {
        await page.NameField().FillAsync(string.Empty);
        await page.ZoneField().FillAsync("Eastern Standard Time");
        await page.GetByLabel("Senders", new() { Exact = true }).FillAsync("Harbour desk <desk@harbour.example>");
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Quiet hours", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = "Between times" }).ClickAsync();
        await page.GetByLabel("Quiet hours from", new() { Exact = true }).FillAsync(Clock(now.AddHours(-1)));
        await page.GetByLabel("Quiet hours to", new() { Exact = true }).FillAsync(Clock(now.AddHours(2)));
        await page.SaveButton().ClickAsync();
    }

    private static async Task WriteAsync(IPage staff)
    {
        var dialog = await staff.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you at nine.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await dialog.GetByText("in New York, by the sub-account’s clock").First.WaitForAsync();
        await dialog.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Email" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).WaitForAsync(); // an SMS has a From too
        await dialog.GetByRole(AriaRole.Button, new() { Name = "From", Exact = true }).ClickAsync();
        await dialog.GetByLabel("From", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Harbour desk <desk@harbour.example>" });
    }

    /// <summary>On a page from before another saved; then the zone is taken from the configuration again.</summary>
    private static async Task SaveLateAsync(IPage page, string name)
    {
        await page.ZoneField().FillAsync("Asia/Tokyo");
        await page.SaveButton().ClickAsync();
        await page.GetByRole(AriaRole.Alert).GetByText("Ingrid Okafor saved settings meanwhile").WaitForAsync();
        await page.GetByText("Not saved yet. Now it is: America/New_York.").WaitForAsync();
        await Assertions.Expect(page.ZoneField()).ToHaveValueAsync("Asia/Tokyo");
        await LookAsync(page, name);
        await page.GetByRole(AriaRole.Button, new() { Name = "Back to configuration for time zone" }).ClickAsync();
        await Assertions.Expect(page.ZoneField()).ToHaveValueAsync("Europe/Berlin");
        await page.SaveButton().ClickAsync();
        await page.GetByText("Saved: time zone. That holds from now on.").WaitForAsync();
    }

    private static async Task LookAsync(IPage page, string name)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sub-account", Exact = true }).ScrollIntoViewIfNeededAsync();
        Assert.Empty(await page.UnsoundAsync(name.ToLowerInvariant()));
        await page.GetByRole(AriaRole.Group, new() { Name = "Quiet hours", Exact = true }).ScrollIntoViewIfNeededAsync();
        await page.PictureAsync($"{name}-middle".ToLowerInvariant());
        await page.SaveButton().ScrollIntoViewIfNeededAsync();
        await page.PictureAsync($"{name}-end".ToLowerInvariant());
    }

    private static string Clock(DateTime time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);
}

internal static class SettingsForm
{
    public static ILocator NameField(this IPage page) => page.GetByLabel("Name", new() { Exact = true });

    public static ILocator ZoneField(this IPage page) => page.GetByRole(AriaRole.Combobox, new() { Name = "Time zone", Exact = true });

    public static ILocator SaveButton(this IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true });
}
