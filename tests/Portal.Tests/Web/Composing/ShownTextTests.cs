using Bunit;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

/// <summary>What is sent is what the browser showed when the button was pressed, or nothing.</summary>
public sealed class ShownTextTests : IAsyncLifetime
{
    private const string HalfAnEmoji = "\uD83D";

    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_correction_that_the_server_never_heard_of_is_what_is_sent()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you on MONDAY at 9.", saveNow: true);
        compose.ShowType($"See you on FRIDAY at 14.{HalfAnEmoji}");

        await compose.SendAsync();

        Assert.Equal("See you on FRIDAY at 14.\uFFFD", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task So_is_a_correction_of_the_subject_alone_and_of_what_is_scheduled()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("See you then.", "MONDAY", saveNow: true);
        await compose.OpenLaterAsync();
        await compose.ChoosePresetAsync("Tomorrow 09:00");
        compose.ShowType("See you then.", "FRIDAY");

        await compose.SendAsync();

        var message = Assert.Single(await compose.MessagesAsync());
        Assert.Equal("FRIDAY", message.Content.Subject);
        Assert.NotNull(message.Plan);
    }

    [Fact]
    public async Task Half_of_a_character_is_kept_as_what_it_is_shown_as()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);

        await compose.TypeAsync($"A{HalfAnEmoji}B \U0001F600", $"{HalfAnEmoji}S", saveNow: true);
        await compose.SendAsync();

        var content = Assert.Single(await compose.MessagesAsync()).Content;
        Assert.Equal(("A\uFFFDB \U0001F600", "\uFFFDS"), (content.Body, content.Subject));
    }

    [Fact]
    public async Task What_is_typed_while_the_press_is_being_stored_stops_it_and_stays()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you on MONDAY at 9.");
        Pages.Database.Meanwhile = () =>
        {
            _ = compose.TypeAsync("See you on MONDAY at 9. No, FRIDAY");
            return Task.CompletedTask;
        };

        await compose.SendAsync();

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("Nothing was sent, because the text had not fully arrived", compose.Text, StringComparison.Ordinal);
        await compose.SendAsync();
        Assert.Equal("See you on MONDAY at 9. No, FRIDAY", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task The_same_text_told_once_more_while_the_press_is_being_stored_does_not_stop_it()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("See you on MONDAY at 9.");
        Pages.Database.Meanwhile = () =>
        {
            _ = compose.TypeAsync("See you on MONDAY at 9."); // as the browser does when a time has been chosen
            return Task.CompletedTask;
        };

        await compose.SendAsync();

        Assert.Equal("See you on MONDAY at 9.", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.DoesNotContain("Nothing was sent", compose.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_press_over_the_fields_of_the_channel_before_sends_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Short");
        await compose.SwitchAsync(Channel.Email);

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.SendAsync("SMS", "Short", null, 1));

        Assert.Empty(await compose.MessagesAsync());
        Assert.Contains("Nothing was sent", compose.Text, StringComparison.Ordinal);
        Assert.True(compose.IsOpen);
    }

    [Fact]
    public async Task A_word_that_comes_late_does_not_bring_an_older_text_back()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.TypedAsync("SMS", "FRIDAY", null, saveNow: false, number: 2));
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.TypedAsync("SMS", "MONDAY", null, saveNow: true, number: 1));

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.SendAsync("SMS", "MONDAY", null, 1));
        Assert.Empty(await compose.MessagesAsync());
        Assert.Equal(["SMS: FRIDAY"], await compose.DraftsAsync());

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.SendAsync("SMS", "FRIDAY", null, 2));
        Assert.Equal("FRIDAY", Assert.Single(await compose.MessagesAsync()).Content.Body);
    }

    [Fact]
    public async Task A_second_tabs_text_is_not_sent_for_the_one_that_is_shown()
    {
        var (here, there) = (await ComposeFixture.OpenAsync(Pages), await ComposeFixture.OpenAsync(Pages));
        await there.TypeAsync("MONDAY", saveNow: true);
        here.ShowType("FRIDAY");

        await here.SendAsync();

        Assert.Empty(await here.MessagesAsync());
        Assert.Contains("changed in another window", here.Text, StringComparison.Ordinal);
        Assert.Equal(["FRIDAY", "MONDAY"], here.Dialog.FindAll("blockquote").Select(b => b.TextContent));
    }

    [Fact]
    public async Task A_text_that_another_channel_has_and_nobody_has_stored_is_not_closed_away()
    {
        var (here, there) = (await ComposeFixture.OpenAsync(Pages, Channel.Email), await ComposeFixture.OpenAsync(Pages, Channel.Email));
        await there.TypeAsync("There", "Subject", saveNow: true);
        await here.TypeAsync("Here", "Subject", saveNow: true);
        await here.SwitchAsync(Channel.Sms);
        await here.TypeAsync("Short");

        await here.SendAsync();
        Assert.Empty(await here.MessagesAsync());
        Assert.Contains("your email text is not saved yet", here.Text, StringComparison.Ordinal);
        await here.PressAsync("Discard");
        Assert.True(here.IsOpen);

        await here.SwitchAsync(Channel.Email);
        await here.PressAsync("Keep this text");
        await here.SwitchAsync(Channel.Sms);
        await here.SendAsync();
        Assert.Equal(("SMS", "Short"), (Assert.Single(await here.MessagesAsync()).ChannelKey, (await here.MessagesAsync())[0].Content.Body));
        Assert.Equal(["Email: Here"], await here.DraftsAsync());
    }

    [Fact]
    public async Task A_text_changed_after_a_press_whose_answer_was_lost_is_not_taken_for_sent()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("MONDAY", saveNow: true);
        Pages.Database.CutsNextCommit = true;
        await compose.SendAsync();
        await compose.TypeAsync("FRIDAY");
        Pages.Database.IsAway = false;

        Pages.Clock.Advance(TimeSpan.FromSeconds(6));

        compose.Dialog.WaitForAssertion(() => Assert.Contains("What you sent is on its way. What you have changed since is kept as a new draft.", compose.Text, StringComparison.Ordinal));
        compose.WaitUntilSaved();
        Assert.Equal("MONDAY", Assert.Single(await compose.MessagesAsync()).Content.Body);
        Assert.Equal(["SMS: FRIDAY"], await compose.DraftsAsync());
        await compose.SendAsync();
        Assert.Equal([MessageState.Scheduled, MessageState.Scheduled], (await compose.MessagesAsync()).Select(m => m.State));
    }
}
