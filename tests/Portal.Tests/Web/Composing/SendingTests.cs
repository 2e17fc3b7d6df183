using Bunit;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

public sealed class SendingTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Sending_stores_the_message_takes_the_draft_and_closes()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you at nine.", saveNow: true);

        await compose.SendAsync();

        var message = Assert.Single(await compose.MessagesAsync());
        Assert.Equal(("See you at nine.", "SMS", "contact1"), (message.Content.Body, message.ChannelKey, message.ContactId));
        Assert.Equal([message.Id], compose.Sent);
        Assert.Empty(await compose.DraftsAsync());
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task A_text_whose_variables_are_filled_in_by_sending_is_the_text_that_was_sent()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Write to {{contact.email}}, see you at nine.", saveNow: true);

        await compose.SendAsync();

        Assert.Equal("Write to ana@example.com, see you at nine.", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.False(compose.IsOpen);
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_double_click_is_one_message_and_the_next_one_is_another()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Once");

        await compose.Dialog.InvokeAsync(() => Task.WhenAll(compose.SendAsync(), compose.SendAsync())); // both before anything is drawn anew
        Assert.Single(await compose.MessagesAsync());

        await compose.OpenAsync();
        Assert.Equal(string.Empty, compose.Body);
        await compose.TypeAsync("Once");
        await compose.SendAsync();
        Assert.Equal(2, (await compose.MessagesAsync()).Count);
    }

    [Fact]
    public async Task The_button_says_what_it_does_on_every_channel()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        var expected = new[] { "Send SMS", "Send email", "Send WhatsApp", "Send Instagram", "Send Facebook", "Send live chat", "Send custom message" };

        foreach (var (channel, words) in Channel.All.Zip(expected))
        {
            await compose.SwitchAsync(channel);
            Assert.Equal(words, compose.SendButton.TextContent.Trim());
        }
    }

    [Fact]
    public async Task A_problem_stands_beside_its_field_and_goes_when_it_is_mended()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("Hello", new string('s', 251));

        await compose.SendAsync();
        Assert.Equal("A subject takes at most 250 characters; this has 251.", compose.Dialog.Find("#compose-subject-problem").TextContent.Trim());
        Assert.Equal("true", compose.Dialog.Find("#compose-subject").GetAttribute("aria-invalid"));
        Assert.Equal("Nothing was sent. What to change stands beside Subject.", compose.Dialog.Find(".banner[role=alert]").TextContent.Trim());
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal(["Email: Hello"], await compose.DraftsAsync());

        await compose.TypeAsync("Hello", "Subject");
        Assert.Empty(compose.Dialog.FindAll("#compose-subject-problem"));
        await compose.SendAsync();
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task A_channel_that_is_closed_is_offered_with_its_reason_and_cannot_be_sent()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Assert.Contains("Not possible now: Live chat", compose.Text, StringComparison.Ordinal);
        await compose.TypeAsync("Hello");

        await compose.SwitchAsync(Channel.LiveChat);
        var reason = compose.Dialog.Find("#compose-channel-hint").TextContent.Trim();
        Assert.NotEmpty(reason);
        Assert.Equal("true", compose.SendButton.GetAttribute("aria-disabled"));
        Assert.Equal(reason, compose.Dialog.Find($"#{compose.SendButton.GetAttribute("aria-describedby")}").TextContent);

        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("SMS: Hello", await compose.DraftsAsync());
    }

    [Fact]
    public async Task Sending_a_text_that_was_carried_over_leaves_the_one_that_it_was_copied_from()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hello");
        await compose.SwitchAsync(Channel.Email);
        await compose.TypeAsync("Hello", "Subject", saveNow: true);

        await compose.SendAsync();

        Assert.Equal("Email", Assert.Single(await compose.MessagesAsync()).ChannelKey);
        Assert.Equal(["SMS: Hello"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_browser_that_has_gone_when_the_text_is_sent_changes_nothing()
    {
        var module = Pages.JSInterop.SetupModule(invocation => invocation.Arguments[0] is string path && path.Contains("compose/dialog", StringComparison.Ordinal));
        module.Mode = JSRuntimeMode.Loose;
        module.SetupVoid("close", _ => true).SetException(new JSDisconnectedException("The browser has gone."));
        var compose = await ComposeFixture.WrittenAsync(Pages);

        await compose.SendAsync();

        Assert.Single(module.Invocations["close"]);
        Assert.Single(compose.Sent);
        Assert.Single(await compose.MessagesAsync());
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_draft_sent_from_another_window_is_not_sent_again_unasked()
    {
        var first = await ComposeFixture.OpenAsync(Pages);
        await first.TypeAsync("Hello", saveNow: true);
        var second = await ComposeFixture.OpenAsync(Pages);
        await first.SendAsync();

        await second.SendAsync();
        Assert.Single(await second.MessagesAsync());
        Assert.Contains("sent or discarded in another window", second.Text, StringComparison.Ordinal);

        await second.PressAsync("Keep it as a new draft");
        await second.SendAsync();
        Assert.Equal(2, (await second.MessagesAsync()).Count);
    }

    [Fact]
    public async Task A_session_that_has_ended_sends_nothing_and_loses_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Written in time");
        await Pages.EndSessionAsync();

        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("The session has ended. Sign in again. What you wrote is kept as a draft.", compose.Text, StringComparison.Ordinal);
        Assert.Equal(["SMS: Written in time"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_message_that_cannot_be_stored_is_not_sent_and_its_text_stays()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hello", saveNow: true);
        Pages.Database.IsBroken = true;

        await compose.SendAsync();
        Assert.Contains("could not be stored, and was not sent", compose.Text, StringComparison.Ordinal);

        Pages.Database.IsBroken = false;
        await compose.SendAsync();
        Assert.Equal("Hello", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task Custom_is_offered_where_the_sub_account_has_a_provider()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Assert.Contains("Custom message", compose.Dialog.Find("select").TextContent, StringComparison.Ordinal);

        await using var others = await SignedInPages.OfAsync(Some.Staff(location: Some.OtherLocation));
        var theirs = await ComposeFixture.OpenAsync(others);
        Assert.DoesNotContain("Custom message", theirs.Dialog.Find("select").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contact_without_an_address_is_told_before_one_writes()
    {
        ContactDetails nobody = ComposeFixture.Ana with { Recipient = new Recipient { Name = "Ana Ruiz" } };

        var compose = await ComposeFixture.OpenAsync(Pages, contact: nobody);

        Assert.Contains("Ana Ruiz has no phone number.", compose.Text, StringComparison.Ordinal);
    }
}
