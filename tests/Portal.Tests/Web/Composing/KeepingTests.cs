using Bunit;
using Portal.Services.Composing;
using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Composing;

/// <summary>Nothing typed is lost.</summary>
public sealed class KeepingTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_is_typed_is_stored_when_the_typing_pauses()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("Hello");
        Assert.Equal("Saving…", compose.Line);
        Assert.Empty(await compose.DraftsAsync());

        compose.WaitUntilSaved("Saved 09:00");
        Assert.Equal(["SMS: Hello"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Typing_without_a_pause_is_stored_every_five_seconds()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        for (var i = 0; i < 12; i++)
        {
            await compose.TypeAsync(new string('a', i + 1));
            Assert.Empty(await compose.DraftsAsync());
            Pages.Clock.Advance(TimeSpan.FromSeconds(0.4));
        }

        await compose.TypeAsync("still typing");
        Pages.Clock.Advance(TimeSpan.FromSeconds(0.3));
        compose.Dialog.WaitForAssertion(() => Assert.StartsWith("Saved", compose.Line, StringComparison.Ordinal));
        Assert.Equal(["SMS: still typing"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Leaving_the_field_stores_at_once()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.TypeAsync("Hello", saveNow: true);

        Assert.Equal(["SMS: Hello"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Closing_keeps_the_text_says_so_and_opening_shows_it_again()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.SwitchAsync(Channel.WhatsApp);
        await compose.TypeAsync("Half a thought");

        await compose.CloseAsync();
        Assert.False(compose.IsOpen);
        Assert.Equal("Draft to Ana Ruiz kept", Assert.Single(compose.Toasts).Text);

        await compose.OpenAsync();
        Assert.Equal(("WhatsApp", "Half a thought"), (compose.Channel, compose.Body));
    }

    [Fact]
    public async Task Closing_an_empty_dialog_says_nothing()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);

        await compose.CloseAsync();

        Assert.False(compose.IsOpen);
        Assert.Empty(compose.Toasts);
    }

    [Fact]
    public async Task What_the_browser_says_after_closing_brings_nothing_back()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hello");
        await compose.PressAsync("Discard");

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.TypedAsync("SMS", "Hello", null, saveNow: true));

        Assert.Empty(await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_circuit_that_ends_stores_what_it_knows()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Almost lost");

        await Pages.DisposeComponentsAsync();

        Assert.Equal(["SMS: Almost lost"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_disk_that_is_full_is_told_nothing_is_closed_and_trying_again_stores()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        Pages.Database.IsBroken = true;
        await compose.TypeAsync("Precious");
        compose.WaitUntilSaved("Not saved.");

        await compose.CloseAsync();
        Assert.Contains("this window stays open", compose.Text, StringComparison.Ordinal);

        Pages.Database.IsBroken = false;
        await compose.PressAsync("Retry");
        Assert.StartsWith("Saved", compose.Line, StringComparison.Ordinal);
        Assert.Equal(["SMS: Precious"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Discarding_can_be_undone()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Hello", saveNow: true);

        await compose.PressAsync("Discard");
        Assert.False(compose.IsOpen);
        Assert.Empty(await compose.DraftsAsync());

        var undo = Assert.IsType<ToastAction>(Assert.Single(compose.Toasts).Action);
        await compose.Dialog.InvokeAsync(undo.Run);
        Assert.Equal("Hello", compose.Body);
        Assert.Equal(["SMS: Hello"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Each_channel_keeps_its_text_and_an_empty_one_begins_with_the_other()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("Short");

        await compose.SwitchAsync(Channel.Email);
        Assert.Equal("Short", compose.Body);
        await compose.TypeAsync("Short, and then longer", "Subject");
        await compose.SwitchAsync(Channel.Sms);

        Assert.Equal("Short", compose.Body);
        Assert.Equal(["Email: Short, and then longer", "SMS: Short"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_text_that_was_only_carried_over_is_kept_once_and_follows_its_source()
    {
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.TypeAsync("First");
        await compose.SwitchAsync(Channel.Email);
        await compose.SwitchAsync(Channel.Sms);
        await compose.TypeAsync("Second");
        await compose.SwitchAsync(Channel.Email);

        Assert.Equal("Second", compose.Body);
        Assert.Equal(["SMS: Second"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Two_windows_see_both_texts_and_one_is_chosen()
    {
        var (here, there) = (await ComposeFixture.OpenAsync(Pages), await ComposeFixture.OpenAsync(Pages));
        await there.TypeAsync("There", saveNow: true);

        await here.TypeAsync("Here", saveNow: true);
        Assert.Contains("changed in another window at 09:00", here.Text, StringComparison.Ordinal);
        Assert.Contains("There", here.Text, StringComparison.Ordinal);
        Assert.Equal(["SMS: There"], await here.DraftsAsync());

        await here.PressAsync("Keep this text");
        Assert.Equal(["SMS: Here"], await here.DraftsAsync());

        await there.TypeAsync("There again", saveNow: true);
        await there.PressAsync("Use the other text");
        Assert.Equal("Here", there.Body);
    }
}
