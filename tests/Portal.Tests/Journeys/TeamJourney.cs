using Microsoft.Playwright;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A manager sees a bad day and reaches its messages; the page is sound at every width, in light and dark.</summary>
[Collection(OneAtATime.Pages)]
public sealed class TeamJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_manager_sees_a_bad_day_and_reaches_its_messages()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental");
        await page.Contacts().First.WaitForAsync();
        await TroubledMessages.AddAsync(portal);

        await page.GetByRole(AriaRole.Link, new() { Name = "Team" }).ClickAsync();
        await page.GetByRole(AriaRole.List, new() { Name = "Contacts who wait for an answer" }).GetByRole(AriaRole.Listitem).First.WaitForAsync();
        var findings = new List<string>();
        foreach (var width in (int[])[1440, 768, 390])
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await page.UnsoundAsync($"team-{width}"));
        }

        Assert.Empty(findings);
        await page.SetViewportSizeAsync(1440, 900);
        var waits = page.GetByRole(AriaRole.Region, new() { Name = "How long contacts waited, by period" });
        await Assertions.Expect(waits.GetByRole(AriaRole.Row)).ToHaveCountAsync(5);
        await page.GetByText("How this is counted").ClickAsync();
        await Assertions.Expect(page.GetByText("An administrator sets them under Settings")).ToBeVisibleAsync();
        var days = page.GetByRole(AriaRole.Region, new() { Name = "By day, last week and this one" });
        await days.GetByText("As a table").ClickAsync();
        var bad = days.GetByRole(AriaRole.Link, new() { NameRegex = new("^Did not arrive, ") });
        var count = int.Parse(await bad.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        await bad.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "History", Exact = true }).WaitForAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Table, new() { Name = "Messages" }).Locator("tbody").GetByRole(AriaRole.Row)).ToHaveCountAsync(count);
    }

    [Fact]
    public async Task Staff_are_not_offered_the_team_and_are_not_let_in_by_its_address()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental");
        await page.IsAliveAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Team" })).ToHaveCountAsync(0);

        await page.GotoAsync("/team");

        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).WaitForAsync();
        await Assertions.Expect(page.GetByText("By person")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByText("Who waits longest")).ToHaveCountAsync(0);
    }
}
