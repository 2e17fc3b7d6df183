using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Where the dialog knows a rule before the service says it, or explains the service's no.</summary>
[Collection(OneAtATime.Pages)]
public sealed class ContractJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task One_curly_quote_that_doubles_the_price_of_an_SMS_is_replaced()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("It’s ready, Silas: come by at nine, we are open until late today. See you there!");

        await Assertions.Expect(dialog.GetByText("With plain characters it would have 1 segment and not 2.")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Replace the characters" }).ClickAsync();

        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("It's ready, Silas: come by at nine, we are open until late today. See you there!");
        await Assertions.Expect(dialog.GetByText("1 segment · GSM-7")).ToBeVisibleAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAcceptedAsync("It's ready, Silas");
        Assert.Contains("It's ready", Regex.Unescape(Assert.Single(portal.Control().Ledger).Body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_WhatsApp_whose_window_is_closed_goes_as_an_email_with_its_text()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Narrow, ColorScheme.Dark);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.WendyClark}");
        var dialog = await page.WriteAsync("WhatsApp (not now)");
        await dialog.Field("Message").FillAsync("Your crown is ready.");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Send WhatsApp" })).ToBeDisabledAsync();
        await Assertions.Expect(dialog.GetByText("Wendy Clark last wrote on WhatsApp").First).ToBeVisibleAsync();

        await dialog.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Email" });
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Your crown is ready.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("The email has no subject.");
        await dialog.Field("Subject").FillAsync("Your crown");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();

        await page.SeesAcceptedAsync("Your crown");
        Assert.Equal("Email", Assert.Single(portal.Control().Ledger).Type);
    }

    [Fact]
    public async Task What_the_service_refuses_is_told_in_words_and_its_text_comes_back_into_the_dialog()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().RefuseNext("CONVERSATIONS_MSG_PHONE_MISMATCH");
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("See you at nine, Silas.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAsync("See you at nine, Silas.", "Not sent");
        await page.SeesAsync("See you at nine, Silas.", "That number is not one of the contact's.");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).ClickAsync();
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("See you at nine, Silas.");
        await dialog.Field("Message").FillAsync("See you at ten, Silas.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();

        await page.SeesAcceptedAsync("See you at ten, Silas.");
    }

    [Fact]
    public async Task A_contact_that_was_merged_away_is_asked_for_by_both_names_and_whom_one_chooses_gets_the_text()
    {
        await using var portal = await RunningPortal.StartAsync();
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var dialog = await page.WriteAsync("SMS");
        Assert.True(portal.Control().Merge(SandboxContacts.SilasStone, SandboxContacts.EmilLarsen));
        await dialog.Field("Message").FillAsync("Your retainer is ready.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await page.SeesAsync("Your retainer is ready.", "no longer has this contact");
        await page.PictureAsync("merged-wide-light");

        await page.GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new() { Name = "Who is meant?" }).GetByText("This was written to Silas Stone").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.GetByRole(AriaRole.Link, new() { Name = "Needs attention" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Needs attention", Exact = true }).WaitForAsync(); // the thread has such a button too
        await page.GetByRole(AriaRole.Button, new() { Name = "Edit and send again" }).ClickAsync();
        await page.GetByText("This contact isn’t here").WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write to Emil Larsen" }).ClickAsync();
        await page.IsAtAsync($"/conversations/{SandboxContacts.EmilLarsen}");
        await Assertions.Expect(dialog.Field("Message")).ToHaveValueAsync("Your retainer is ready.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();

        await page.SeesAcceptedAsync("Your retainer is ready.");
        Assert.Contains(SandboxContacts.EmilLarsen, Assert.Single(portal.Control().Ledger).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reply_to_all_goes_to_everybody_and_carries_the_thread()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Receive(new(SandboxContacts.SilasStone, "Email", "Can we meet?", "A question", "<p>Can we <b>meet</b>?</p>"));
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", $"/conversations/{SandboxContacts.SilasStone}");
        var entry = page.Conversation().GetByRole(AriaRole.Listitem).Filter(new() { HasText = "A question" });
        await entry.GetByRole(AriaRole.Button, new() { Name = "A question" }).ClickAsync();
        await entry.GetByRole(AriaRole.Button, new() { Name = "Reply", Exact = true }).ClickAsync();
        var dialog = page.NewMessage();
        await dialog.GetByLabel("Answer").SelectOptionAsync("ReplyAll");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cc and Bcc" }).ClickAsync();
        await dialog.Field("Cc").FillAsync("Ada <ADA@example.com>; bob@example.com");
        await dialog.Field("Cc").PressAsync("Enter");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Button, new() { Name = "Remove bob@example.com" })).ToBeVisibleAsync();
        await dialog.Field("Message").FillAsync("**Yes**, at nine.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).ClickAsync();
        await page.SeesAcceptedAsync("Re: A question");

        using var body = System.Text.Json.JsonDocument.Parse(Assert.Single(portal.Control().Ledger).Body);
        Assert.Equal("reply_all", body.RootElement.GetProperty("emailReplyMode").GetString());
        Assert.Equal(["Ada <ADA@example.com>", "bob@example.com"], body.RootElement.GetProperty("emailCc").EnumerateArray().Select(c => c.GetString()));
        Assert.NotEmpty(body.RootElement.GetProperty("replyMessageId").GetString()!);
        Assert.Contains("> Can we meet?", body.RootElement.GetProperty("message").GetString(), StringComparison.Ordinal);
    }
}
