using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

[Collection(OneAtATime.Writing)]
public sealed class AttachmentJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Dropped = """
        ([name, kind]) => {
          const bytes = new Uint8Array(200_000);
          bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
          const files = new DataTransfer();
          files.items.add(new File([bytes], name, { type: "image/png" }));
          const target = document.querySelector("#compose-message");
          const words = { bubbles: true, cancelable: true };
          for (const type of kind === "paste" ? ["paste"] : ["dragover", "drop"]) {
            target.dispatchEvent(kind === "paste" ? new ClipboardEvent(type, { ...words, clipboardData: files }) : new DragEvent(type, { ...words, dataTransfer: files }));
          }
        }
        """;

    private static readonly byte[] Pdf = [.. "%PDF-1.7\n"u8, .. new byte[300_000]];

    [Theory]
    [InlineData(Screen.Wide, ColorScheme.Light)]
    [InlineData(Screen.Narrow, ColorScheme.Dark)]
    public async Task An_email_goes_out_with_a_chosen_a_dropped_and_a_pasted_file_and_without_a_disguised_program(Screen screen, ColorScheme colors)
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        var page = await browser.OpenAsync(portal.Address, screen, colors);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your plan");
        await dialog.Field("Message").FillAsync("Plan and pictures are attached.");

        await dialog.GetByLabel("Attach files").DispatchEventAsync("cancel", new { bubbles = true }); // as the browser does when its list of files is closed
        await dialog.GetByLabel("Attach files").SetInputFilesAsync([File("plan.pdf", Pdf), File("invoice.pdf", [.. "MZ"u8, 0x90, 0, 3])]);
        await page.EvaluateAsync(Dropped, new[] { "x-ray.png", "drop" });
        await page.EvaluateAsync(Dropped, new[] { "photo.png", "paste" });

        await Row(dialog, "plan.pdf").GetByText("300 KB, PDF file").WaitForAsync();
        await Row(dialog, "x-ray.png").GetByText("200 KB, PNG picture").WaitForAsync();
        await Row(dialog, "photo.png").GetByText("200 KB, PNG picture").WaitForAsync();
        await Row(dialog, "invoice.pdf").GetByText("invoice.pdf is a program, which HighLevel doesn’t take. A program can’t be sent.").WaitForAsync();
        await LooksRightAsync(page, dialog, $"attachments-{screen}-{colors}".ToLowerInvariant());

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove invoice.pdf" }).ClickAsync();
        await Row(dialog, "invoice.pdf").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Remove photo.png" }).PressAsync("Enter"); // a pointer that presses where a row has just moved to is not heard
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await page.SeesAsync("Your plan", "Delivered");
        await page.SeesAsync("Your plan", "2 files");

        using var body = JsonDocument.Parse(Assert.Single(portal.Control().Ledger).Body);
        var addresses = body.RootElement.GetProperty("attachments").EnumerateArray().Select(address => new Uri(address.GetString() ?? string.Empty).Segments[^1]);
        Assert.Equal(["plan.pdf", "x-ray.png"], addresses.Order());
    }

    [Theory]
    [InlineData(Screen.Wide, ColorScheme.Dark)]
    [InlineData(Screen.Narrow, ColorScheme.Light)]
    public async Task A_file_on_its_way_shows_how_far_it_is_can_be_cancelled_and_is_tried_again_after_a_failure(Screen screen, ColorScheme colors)
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        var page = await browser.OpenAsync(portal.Address, screen, colors);
        var name = $"{screen}-{colors}".ToLowerInvariant();
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("Email");
        await dialog.Field("Subject").FillAsync("Your plan");
        await dialog.Field("Message").FillAsync("The plan is attached.");
        var network = await page.Context.NewCDPSessionAsync(page);

        await SlowUploadsAsync(network, bytesPerSecond: 150_000);
        await dialog.GetByLabel("Attach files").SetInputFilesAsync([File("whole-house.pdf", [.. Pdf, .. new byte[4_000_000]])]);
        var big = Row(dialog, "whole-house.pdf");
        await Assertions.Expect(big).ToContainTextAsync(new Regex("[1-9][0-9]? % of 4.3 MB"));
        await Assertions.Expect(big.GetByRole(AriaRole.Progressbar, new() { Name = "Uploading whole-house.pdf" })).ToHaveAttributeAsync("value", new Regex("^[1-9]"));
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" })).ToHaveAccessibleDescriptionAsync("A file is still being uploaded.");
        await LooksRightAsync(page, dialog, $"attachments-uploading-{name}");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel whole-house.pdf" }).ClickAsync();
        await Assertions.Expect(big).ToHaveCountAsync(0);

        await SlowUploadsAsync(network, bytesPerSecond: -1);
        portal.Control().Add(Fault.ServerError(times: 10, status: 503) with { Path = "/conversations/messages/upload" });
        await dialog.GetByLabel("Attach files").SetInputFilesAsync([File("plan.pdf", Pdf)]);
        var plan = Row(dialog, "plan.pdf");
        await Assertions.Expect(plan).ToContainTextAsync("Not attached.", new() { Timeout = 60_000 });
        await LooksRightAsync(page, dialog, $"attachments-failed-{name}");
        portal.Control().ClearFaults();
        await plan.GetByRole(AriaRole.Button, new() { Name = "Retry plan.pdf" }).ClickAsync();
        await plan.GetByText("300 KB, PDF file").WaitForAsync();

        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await Eventually.BeTrueAsync(() => portal.Control().Ledger.Count == 1);
        Assert.Contains("plan.pdf", portal.Control().Ledger[0].Body, StringComparison.Ordinal);
        Assert.Equal("plan.pdf", Assert.Single(portal.Control().Uploads).Name);
    }

    private static async Task SlowUploadsAsync(ICDPSession network, int bytesPerSecond)
    {
        await network.SendAsync("Network.enable");
        await network.SendAsync("Network.emulateNetworkConditions", new Dictionary<string, object>
        {
            ["offline"] = false,
            ["latency"] = 0,
            ["downloadThroughput"] = -1,
            ["uploadThroughput"] = bytesPerSecond,
        });
    }

    private static ILocator Row(ILocator dialog, string name) =>
        dialog.GetByRole(AriaRole.List, new() { Name = "Attached files" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = name });

    private static FilePayload File(string name, byte[] bytes) => new() { Name = name, MimeType = "application/pdf", Buffer = bytes };

    private static async Task LooksRightAsync(IPage page, ILocator dialog, string name)
    {
        await dialog.GetByText("Attach files").ScrollIntoViewIfNeededAsync();
        await page.PictureAsync(name);
        Assert.Empty(await page.SeriousFindingsAsync());
        var message = await dialog.Field("Message").BoundingBoxAsync();
        var files = await dialog.GetByRole(AriaRole.Group, new() { Name = "Files" }).BoundingBoxAsync();
        Assert.True(message?.Y + message?.Height <= files?.Y, "The files stand over the text.");
        Assert.True(await dialog.EvaluateAsync<bool>("dialog => dialog.scrollWidth <= dialog.clientWidth && dialog.querySelector('.body').scrollWidth <= dialog.querySelector('.body').clientWidth"));
    }
}
