using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>An administrator takes messages out of the portal, proves that a pack is whole, holds a contact's messages and forgets the contact.</summary>
[Collection(OneAtATime.Pages)]
public sealed class HandoverJourney(Browser browser) : IClassFixture<Browser>
{
    private const int Others = 2_500;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Messages_are_exported_behind_the_page_packed_as_evidence_held_and_forgotten()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { ["Export:DirectRows"] = "100" });
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Admin of Harbour Dental");
        await page.Contacts().First.WaitForAsync();
        await AddAsync(portal);

        await ExportAsync(page, "/history", "CSV, for spreadsheets");
        await page.GetByRole(AriaRole.Button, new() { Name = "Exports", Exact = true }).First.ClickAsync(); // the toast's
        await page.GetByRole(AriaRole.Heading, new() { Name = "Exports", Exact = true }).WaitForAsync();
        var csv = await DownloadAsync(page, "CSV: All messages");
        Assert.Equal(Others + 3 + 1, (await File.ReadAllLinesAsync(csv, Token)).Length);

        await ExportAsync(page, $"/history?contact={SandboxContacts.SilasStone}", "Evidence pack, of one contact or person");
        await page.GotoAsync("/history/exports");
        var pack = await DownloadAsync(page, $"Evidence pack: Contact: {SandboxContacts.SilasStone}");
        await IsWholeAsync(page, pack);
        List<string> findings = [.. await LookAsync(page, "exports")];

        findings.AddRange(await ForgetAsync(page));
        Assert.Empty(findings);
    }

    private static async Task ExportAsync(IPage page, string address, string format)
    {
        await page.GotoAsync(address);
        await page.IsAliveAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Export", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Menuitem, new() { Name = format }).ClickAsync();
        await page.GetByText("The file is being written.").WaitForAsync();
    }

    private static async Task<string> DownloadAsync(IPage page, string name)
    {
        var entry = page.GetByRole(AriaRole.List, new() { Name = "Exports" }).GetByRole(AriaRole.Listitem, new() { Name = name });
        await Assertions.Expect(entry.GetByRole(AriaRole.Status)).ToContainTextAsync("Ready:", new() { Timeout = 20_000 });
        var download = await page.RunAndWaitForDownloadAsync(() => entry.GetByRole(AriaRole.Link, new() { NameRegex = new("^Download") }).ClickAsync());
        return await download.PathAsync();
    }

    private static async Task IsWholeAsync(IPage page, string pack)
    {
        await using var zip = await ZipFile.OpenReadAsync(pack, Token);
        Assert.Equal(3, zip.Entries.Count(entry => entry.FullName.StartsWith("messages/", StringComparison.Ordinal)));
        foreach (var sum in Read(zip, "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")))
        {
            Assert.Equal(sum[0], Hash(Read(zip, sum[1])));
        }

        await Assertions.Expect(page.GetByText($"SHA-256 of its manifest: {Hash(Read(zip, "manifest.json"))}")).ToBeVisibleAsync();
        var reader = await page.Context.NewPageAsync();
        var file = Path.Combine(Directory.CreateTempSubdirectory("portal-pack-").FullName, "index.html");
        await File.WriteAllTextAsync(file, Read(zip, "index.html"), Token);
        await reader.GotoAsync($"file://{file}");
        await Assertions.Expect(reader.GetByText("Your retainer is ready, Silas. Number 1.")).ToBeVisibleAsync();
        await reader.PictureAsync("evidence-pack");
        Assert.Empty(await reader.SeriousFindingsAsync());
        await reader.CloseAsync();
    }

    private static async Task<IReadOnlyList<string>> ForgetAsync(IPage page)
    {
        await page.GotoAsync($"/history?contact={SandboxContacts.SilasStone}");
        await page.GetByRole(AriaRole.Link, new() { Name = "Your retainer is ready, Silas. Number 1." }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Hold or forget this contact" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Silas Stone" }).WaitForAsync();
        await page.IsAliveAsync();
        var hold = page.GetByRole(AriaRole.Form, new() { Name = "Hold this contact’s messages" });
        await hold.GetByRole(AriaRole.Button, new() { Name = "Place a hold" }).ClickAsync();
        await Assertions.Expect(hold.GetByText("Write why")).ToBeVisibleAsync();
        var findings = await LookAsync(page, "forget");
        await hold.GetByLabel("Why").FillAsync("A complaint is open.");
        await hold.GetByRole(AriaRole.Button, new() { Name = "Place a hold" }).ClickAsync();
        await page.GetByText("A hold keeps them.").WaitForAsync();
        await page.PictureAsync("hold");
        await page.GetByRole(AriaRole.Button, new() { Name = "Lift the hold on Silas Stone" }).ClickAsync();

        var forget = page.GetByRole(AriaRole.Form, new() { Name = "Forget this contact" });
        await forget.GetByRole(AriaRole.Textbox).FillAsync("Silas");
        await forget.GetByRole(AriaRole.Button, new() { Name = "Forget for good" }).ClickAsync();
        await Assertions.Expect(forget.GetByText("That is not the contact’s name")).ToBeVisibleAsync();
        await forget.GetByRole(AriaRole.Textbox).FillAsync("Silas Stone");
        await forget.GetByRole(AriaRole.Button, new() { Name = "Forget for good" }).ClickAsync();
        await page.GetByText("Forgotten: the words of 3 messages").WaitForAsync();

        await page.GotoAsync($"/history?contact={SandboxContacts.SilasStone}");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = new("^Words removed on") }).First.ClickAsync();
        await Assertions.Expect(page.GetByText("What it said is not in the portal any more.")).ToBeVisibleAsync();
        await page.GotoAsync("/history?words=retainer");
        await Assertions.Expect(page.GetByText("No message matches")).ToBeVisibleAsync();
        return findings;
    }

    private static async Task<IReadOnlyList<string>> LookAsync(IPage page, string name)
    {
        var findings = new List<string>();
        foreach (var width in (int[])[390, 1440])
        {
            await page.SetViewportSizeAsync(width, 900);
            findings.AddRange(await page.UnsoundAsync($"{name}-{width}"));
        }

        return findings;
    }

    private static Task AddAsync(RunningPortal portal) => portal.Services.GetRequiredService<Database>().WriteAsync(
        async (context, token) =>
        {
            var person = await context.People.SingleAsync(token);
            var author = new Caller(person.Id, person.Name, SandboxSubAccounts.HarbourDental, Role.Admin);
            var start = portal.Clock.GetUtcNow().UtcDateTime.AddDays(-2);
            context.AddRange(Enumerable.Range(0, Others).Select(i => Settled(Some.Message(author, start.AddSeconds(i), $"contact{i % 100}", content: Some.Text($"Number {i}."), contactName: $"Somebody {i % 100}"), author)));
            context.AddRange(Enumerable.Range(1, 3).Select(i => Settled(Some.Message(author, start.AddDays(1).AddSeconds(i), SandboxContacts.SilasStone, content: Some.Text($"Your retainer is ready, Silas. Number {i}."), contactName: "Silas Stone"), author)));
            await context.SaveChangesAsync(token);
        },
        Token);

    private static Message Settled(Message message, Caller author)
    {
        message.Hold(HoldKind.NoToken, "Something is wrong.", message.CreatedAt);
        message.SetAside(author, "Set aside", message.CreatedAt);
        return message;
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
