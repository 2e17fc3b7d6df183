using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Pages)]
public sealed class BordersJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Staff_of_one_sub_account_reach_nothing_of_the_other_by_link_or_by_guessing()
    {
        await using var portal = await RunningPortal.StartAsync();
        var message = await NorthsideWritesAsync(portal);
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental");

        await page.GotoAsync($"/conversations/{SandboxContacts.NoraBlake}");
        await Assertions.Expect(page.GetByText("The service does not have this contact in this sub-account.")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Nora Blake")).ToHaveCountAsync(0);

        await page.GotoAsync($"/history?message={message}");
        await page.GetByRole(AriaRole.Heading, new() { Name = "History", Exact = true }).WaitForAsync();
        await Assertions.Expect(page.GetByText("Only for Northside")).ToHaveCountAsync(0);

        await page.GetByRole(AriaRole.Link, new() { Name = "Conversations" }).ClickAsync();
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search contacts" }).FillAsync("Nora Blake");
        await Assertions.Expect(page.Contacts()).ToHaveCountAsync(0);
    }

    private async Task<string> NorthsideWritesAsync(RunningPortal portal)
    {
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Northside Fitness", $"/conversations/{SandboxContacts.NoraBlake}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Only for Northside");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("Only for Northside");
        await page.GetByRole(AriaRole.Link, new() { Name = "History" }).ClickAsync();
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Only for Northside" }).GetByRole(AriaRole.Link).Last.ClickAsync();
        await page.IsAtAsync("/history.*message=");
        return System.Web.HttpUtility.ParseQueryString(new Uri(page.Url).Query)["message"] ?? throw new InvalidOperationException("The address names no message.");
    }
}
