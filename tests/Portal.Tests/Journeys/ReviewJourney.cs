using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A manager tells an author how a message could have been said, the author reads it, and a sample is walked by keys.</summary>
[Collection(OneAtATime.Pages)]
public sealed class ReviewJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_review_is_written_told_and_read_and_a_sample_walked_by_keys()
    {
        await using var portal = await RunningPortal.StartAsync();
        var author = await browser.OpenAsync(portal.Address, Screen.Wide);
        await author.SignInAsync("Staff of Harbour Dental", "/reviews");
        await author.GetByRole(AriaRole.Heading, new() { Name = "No reviews" }).WaitForAsync();
        await AddAsync(portal);
        var manager = await browser.OpenAsync(portal.Address, Screen.Wide);
        await manager.SignInAsync("Manager of Harbour Dental", "/history");
        var findings = new List<string>();

        await ReviewAsync(manager, "Text 12, see you.", "Tone", "A please costs nothing.", "Please come, see you.", findings);
        await ReviewAsync(manager, "Text 11, see you.", "Other", "Between us managers.", words: null, findings);
        await ReadAsync(author);
        findings.AddRange(await LooksAsync(author, "reviews-own"));

        await manager.GotoAsync("/team");
        await manager.GetByRole(AriaRole.Region, new() { Name = "By person" }).GetByRole(AriaRole.Rowheader).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(manager.GetByRole(AriaRole.Article)).ToHaveCountAsync(2);
        findings.AddRange(await LooksAsync(manager, "review-person"));
        await WalkAsync(manager, findings);
        Assert.Empty(findings);
    }

    private static async Task ReviewAsync(IPage page, string text, string kind, string note, string? words, List<string> findings)
    {
        await page.GotoAsync("/history?reviewed=not-reviewed");
        await page.IsAliveAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = text }).ClickAsync();
        var life = page.GetByRole(AriaRole.Complementary);
        await life.GetByRole(AriaRole.Button, new() { Name = "Write a review" }).ClickAsync();
        await Assertions.Expect(life.Field("Note")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(note);
        await life.GetByLabel("What it says").ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = kind, Exact = true }).ClickAsync();
        if (words is not null)
        {
            await life.GetByText("The author too", new() { Exact = true }).ClickAsync();
            await life.GetByRole(AriaRole.Button, new() { Name = "Suggest other words" }).ClickAsync();
            await life.Field("Other words for it").FillAsync(words);
            await life.Field("Note").FocusAsync(); // what changes is compared when one leaves the field
            await life.GetByLabel("What changes").WaitForAsync();
            findings.AddRange(await LooksAsync(page, "review-form"));
        }

        await life.GetByRole(AriaRole.Button, new() { Name = "Save review" }).ClickAsync();
        await Assertions.Expect(life.GetByRole(AriaRole.Article)).ToContainTextAsync(note);
    }

    private static async Task ReadAsync(IPage author)
    {
        var told = author.GetByRole(AriaRole.Article, new() { NameRegex = new("^Review by ") });
        await Assertions.Expect(told).ToHaveCountAsync(1); // the page that was open follows
        await Assertions.Expect(told).ToContainTextAsync("A please costs nothing.");
        await Assertions.Expect(told.Locator("ins").First).ToContainTextAsync("Please");
        await Assertions.Expect(author.GetByText("Between us managers.")).ToHaveCountAsync(0);
        await author.GetByRole(AriaRole.Link, new() { Name = "SMS to Ana Ruiz" }).ClickAsync();
        await Assertions.Expect(author.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Article)).ToContainTextAsync("A please costs nothing.");
        await Assertions.Expect(author.GetByRole(AriaRole.Complementary).GetByRole(AriaRole.Button, new() { Name = "Write a review" })).ToHaveCountAsync(0);
        await author.GetByRole(AriaRole.Navigation, new() { Name = "Main" }).GetByRole(AriaRole.Link, new() { Name = "Reviews" }).ClickAsync();
        await Assertions.Expect(told).ToHaveCountAsync(1);
    }

    private static async Task WalkAsync(IPage page, List<string> findings)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Review ten at random" }).ClickAsync();
        var current = page.GetByRole(AriaRole.Navigation, new() { Name = "The sample" }).Locator("[aria-current]");
        await Assertions.Expect(current).ToHaveAccessibleNameAsync("1 of 10");
        findings.AddRange(await LooksAsync(page, "review-sample"));
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).FocusAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(current).ToHaveAccessibleNameAsync("2 of 10");
        await page.Keyboard.PressAsync("k");
        await Assertions.Expect(current).ToHaveAccessibleNameAsync("1 of 10");
        await page.Keyboard.PressAsync("g");
        await Assertions.Expect(current).ToHaveAccessibleNameAsync("2 of 10");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1 of 10, reviewed" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("n");
        await Assertions.Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Note", Exact = true })).ToBeFocusedAsync();
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "1 of 10, reviewed" })).ToBeVisibleAsync();
        await Assertions.Expect(current).ToHaveAccessibleNameAsync("2 of 10");
    }

    private static async Task<IReadOnlyList<string>> LooksAsync(IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var width in (int[])[390, 1440])
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await page.UnsoundAsync($"{name}-{width}"));
        }

        return findings;
    }

    // Of the only person who has signed in so far.
    private static Task AddAsync(RunningPortal portal) => portal.Services.GetRequiredService<Database>().WriteAsync(
        async (context, token) =>
        {
            var person = await context.People.SingleAsync(token);
            var author = new Caller(person.Id, person.Name, SandboxSubAccounts.HarbourDental, Role.Staff);
            var now = portal.Clock.GetUtcNow().UtcDateTime;
            context.AddRange(Enumerable.Range(0, 13).Select(i => Some.Message(author, now.AddMinutes(i - 20), SandboxContacts.AnaRuiz, content: Some.Text($"Text {i}, see you."))));
            await context.SaveChangesAsync(token);
        },
        TestContext.Current.CancellationToken);
}
