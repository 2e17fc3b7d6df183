using Bunit;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Thread = Portal.Tests.Web.Conversations.Thread;

namespace Portal.Tests.Web.Composing;

/// <summary>What changes while one writes is said before anything is sent.</summary>
public sealed class NewsTests : IAsyncLifetime
{
    private static readonly ContactDetails Eddie = ComposeFixture.Ana with { Recipient = ComposeFixture.Ana.Recipient with { FirstName = "Eddie" }, TimeZone = "America/Chicago" };
    private DateTime _begun;
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff(), ("QuietHours:Hours", "none"));

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_message_that_comes_in_stands_above_the_button_with_its_age()
    {
        var compose = await WrittenAsync();

        await HearAsync(compose, Inbound("I have to cancel, sorry!"));
        Pages.Clock.Advance(TimeSpan.FromSeconds(30));

        compose.Dialog.WaitForAssertion(() => Assert.Equal("Eddie wrote 29 s ago: “I have to cancel, sorry!”", Said(compose)));
        Assert.Equal("Eddie wrote: “I have to cancel, sorry!”", compose.Dialog.Find(".notes > [role=status]").TextContent);
    }

    [Fact]
    public async Task The_first_press_asks_and_only_Send_anyway_sends()
    {
        var compose = await WrittenAsync();
        await HearAsync(compose, Inbound("I have to cancel, sorry!"));

        await compose.SendAsync();
        await compose.SendAsync();
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal("Send anyway", compose.Dialog.Find("[data-send=anyway]").TextContent);

        await compose.SendAsync(anyway: true);
        Assert.Equal("See you at nine.", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task Looking_keeps_the_text_and_the_next_press_sends()
    {
        var compose = await WrittenAsync();
        await HearAsync(compose, Inbound("I have to cancel, sorry!"));
        await compose.SendAsync();

        await compose.PressAsync("Look");
        Assert.Equal([Inbound("I have to cancel, sorry!").Key], compose.Looked);
        Assert.Empty(compose.Dialog.FindAll("[data-send=anyway]"));
        Assert.True(compose.IsOpen);

        await compose.SendAsync();
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task What_came_after_the_question_is_asked_about_too()
    {
        var compose = await WrittenAsync();
        await HearAsync(compose, Inbound("I have to cancel, sorry!"));
        await compose.SendAsync();

        await HearAsync(compose, Inbound("I have to cancel, sorry!"), Inbound("Or can I come at ten?", seconds: 5));
        await compose.SendAsync(anyway: true);

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("Or can I come at ten?", Said(compose), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_colleagues_message_to_the_same_contact_is_told_and_asked_about_too()
    {
        var compose = await WrittenAsync();

        await HearAsync(compose, Inbound("See you tomorrow.") with { IsInbound = false, Author = "Tom Baker", MessageId = Guid.CreateVersion7() });
        await compose.SendAsync();

        Assert.StartsWith("Tom Baker wrote to Eddie just now: “See you tomorrow.”", Said(compose), StringComparison.Ordinal);
        Assert.Empty(await compose.MessagesAsync());
    }

    [Fact]
    public async Task A_quote_goes_to_where_the_cursor_is_in_the_form_of_the_channel()
    {
        var script = Pages.JSInterop.SetupModule("./compose/dialog.js");
        script.Mode = JSRuntimeMode.Loose;
        var compose = await WrittenAsync();
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.QuoteAsync("I have to cancel,\nsorry!"));
        await compose.SwitchAsync(Channel.WhatsApp);
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.QuoteAsync("I have to cancel,\nsorry!"));
        await compose.SwitchAsync(Channel.Email);
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.QuoteAsync("I have to cancel,\nsorry!"));

        Assert.Equal(
            ["\"I have to cancel, sorry!\"", "“I have to cancel, sorry!”", "> I have to cancel,\n> sorry!"],
            script.Invocations["quote"].Select(i => (string?)i.Arguments[1]));
    }

    [Fact]
    public async Task The_contacts_clock_stands_beside_the_button_where_it_is_known()
    {
        var compose = await WrittenAsync();
        Assert.Equal("03:00 in Chicago", compose.Dialog.Find(".contact-time").TextContent);

        Pages.Clock.Advance(TimeSpan.FromMinutes(2));
        compose.Dialog.WaitForAssertion(() => Assert.Equal("03:02 in Chicago", compose.Dialog.Find(".contact-time").TextContent));

        var unknown = await ComposeFixture.OpenAsync(Pages, contact: Eddie with { TimeZoneIsContacts = false });
        Assert.Empty(unknown.Dialog.FindAll(".contact-time"));
    }

    private async Task<ComposeFixture> WrittenAsync()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, contact: Eddie);
        _begun = Pages.Clock.Now;
        await HearAsync(compose);
        await compose.TypeAsync("See you at nine.");
        return compose;
    }

    // What was said before stands there in any case.
    private Task HearAsync(ComposeFixture compose, params ThreadItem[] since) =>
        compose.Dialog.InvokeAsync(() => compose.Thread.Tell([Thread.Inbound("Can I come?") with { At = Pages.Clock.Now.AddDays(-1) }, .. since]));

    private ThreadItem Inbound(string text, int seconds = 1) => Thread.Inbound(text) with { At = _begun.AddSeconds(seconds) };

    private static string Said(ComposeFixture compose) => compose.Dialog.Find(".said").TextContent;
}
