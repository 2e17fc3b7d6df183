using Bunit;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>What the dialog tells while one writes.</summary>
public sealed class ShowingTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Theory]
    [InlineData("", "0/160 · 0 segments · GSM-7", "0 of 160 characters, 0 segments, plain GSM characters.")]
    [InlineData("Hello", "5/160 · 1 segment · GSM-7", "5 of 160 characters, 1 segment, plain GSM characters.")]
    [InlineData("€", "2/160 · 1 segment · GSM-7", "2 of 160 characters, 1 segment, plain GSM characters.")]
    [InlineData("“Hi”", "4/70 · 1 segment · Unicode", "4 of 70 characters, 1 segment, Unicode.")]
    public void An_sms_shows_what_it_costs(string text, string shown, string spoken)
    {
        var counter = Pages.Render<SmsCounter>(p => p.Add(c => c.Text, text));

        Assert.Equal(shown, counter.Find("[aria-hidden]").TextContent);
        Assert.Equal(spoken, counter.Find(".visually-hidden").TextContent);
        Assert.Empty(counter.Find("[role=status]").TextContent);
    }

    [Fact]
    public void Only_a_further_segment_is_announced()
    {
        var counter = Pages.Render<SmsCounter>(p => p.Add(c => c.Text, new string('a', 161)));

        Assert.Equal("161/306 · 2 segments · GSM-7", counter.Find("[aria-hidden]").TextContent);
        Assert.Equal("2 segments", counter.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Beside_the_channel_stands_where_the_message_goes_now()
    {
        var recipient = ComposeFixture.Ana.Recipient with { Emails = ["ana@example.com", "ruiz@example.com"] };
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email, ComposeFixture.Ana with { Recipient = recipient });
        Assert.Contains("To ana@example.com", compose.Text, StringComparison.Ordinal);

        await compose.Dialog.Find("#compose-to").ChangeAsync(new() { Value = "ruiz@example.com" });
        Assert.Contains("To ruiz@example.com", compose.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("To ana@example.com", compose.Text, StringComparison.Ordinal);

        await compose.SwitchAsync(Channel.Custom);
        Assert.Contains("Through Front desk", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_does_not_show_when_the_contact_wrote_closes_no_window()
    {
        Pages.Tokens.Answer = new TokenAnswer.Usable(new AccessToken(Pages.Caller.LocationId, "token"));
        Pages.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Refused(new ServiceRefusal(422, null, "type must be a valid enum value", null));

        var compose = await ComposeFixture.OpenAsync(Pages, Channel.WhatsApp);

        compose.Dialog.WaitForAssertion(() => Assert.Contains(
            "HighLevel does not show when the contact last wrote. If their last message on WhatsApp is too old, HighLevel will refuse this one.", compose.Text, StringComparison.Ordinal));
        Assert.DoesNotContain("WhatsApp (not now)", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_makes_an_sms_unicode_is_named()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("“Hi” 😀");

        Assert.Contains("“ ” 😀 make this Unicode", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_email_is_previewed_where_no_script_can_run()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("**bold** <script>alert(1)</script> [x](javascript:alert(1))", saveNow: true);
        await compose.CloseAsync();
        await compose.OpenAsync();

        var frame = compose.Dialog.Find("iframe");
        Assert.Equal("allow-same-origin", frame.GetAttribute("sandbox"));
        var html = frame.GetAttribute("srcdoc") ?? string.Empty;
        Assert.Contains("<strong>bold</strong>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task The_preview_follows_without_a_new_page_in_the_frame()
    {
        var script = Pages.JSInterop.SetupModule("./compose/preview.js");
        script.SetupVoid("show", _ => true).SetVoidResult();
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        var before = compose.Dialog.Find("iframe").GetAttribute("srcdoc");

        await compose.TypeAsync("*new*");

        compose.Dialog.WaitForAssertion(() => Assert.Contains("<em>new</em>", (string?)script.Invocations["show"][^1].Arguments[1], StringComparison.Ordinal));
        Assert.Equal(before, compose.Dialog.Find("iframe").GetAttribute("srcdoc"));
    }

    [Fact]
    public async Task Typing_never_writes_over_the_field()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("What the server knows is always a little old");

        Assert.Equal(string.Empty, compose.Body);
    }

    [Fact]
    public async Task A_window_that_could_not_be_read_is_said_and_may_be_tried()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.WhatsApp);

        Assert.Contains("HighLevel is not connected.", compose.Dialog.Find("#compose-channel-hint").TextContent, StringComparison.Ordinal);
        Assert.Null(compose.SendButton.GetAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_text_near_its_limit_is_counted()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.WhatsApp);
        await compose.TypeAsync(new string('a', 3200));
        Assert.DoesNotContain("of at most", compose.Text, StringComparison.Ordinal);

        await compose.TypeAsync(new string('a', 4100));
        Assert.Contains("4,100 of at most 4,096 characters", compose.Text, StringComparison.Ordinal);
    }
}
