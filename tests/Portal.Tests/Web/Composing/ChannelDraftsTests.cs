using Bunit;
using Portal.Services.Composing;
using Portal.Tests.Support;
using Portal.Web.Controls;

namespace Portal.Tests.Web.Composing;

/// <summary>Each channel keeps its own draft: to switch copies, and what becomes of one touches no other.</summary>
public sealed class ChannelDraftsTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Sending_another_channels_text_leaves_the_draft_that_it_was_begun_with()
    {
        var compose = await EmailThenSmsAsync();
        await compose.TypeAsync("Short", saveNow: true);

        await compose.SendAsync();

        Assert.Equal(("SMS", "Short"), (Assert.Single(await compose.MessagesAsync()).ChannelKey, (await compose.MessagesAsync())[0].Content.Body));
        Assert.Equal(["Email: A long letter"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task Sending_the_copy_as_it_is_leaves_its_draft_too_as_the_dialog_says()
    {
        var compose = await EmailThenSmsAsync();
        Assert.Contains("Begun with a copy of your email text, which stays as it is.", compose.Text, StringComparison.Ordinal);

        await compose.SendAsync();

        Assert.Equal("SMS", Assert.Single(await compose.MessagesAsync()).ChannelKey);
        Assert.Equal(["Email: A long letter"], await compose.DraftsAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Short")]
    public async Task Discarding_takes_the_text_that_is_shown_and_no_other(string? typed)
    {
        var compose = await EmailThenSmsAsync();
        if (typed is not null)
        {
            await compose.TypeAsync(typed, saveNow: true);
        }

        await compose.PressAsync("Discard");
        Assert.Equal(["Email: A long letter"], await compose.DraftsAsync());

        await compose.Dialog.InvokeAsync(Assert.IsType<ToastAction>(Assert.Single(compose.Toasts).Action).Run);
        Assert.Equal(["Email: A long letter", $"SMS: {typed ?? "A long letter"}"], await compose.DraftsAsync());
    }

    [Fact]
    public async Task A_text_that_was_changed_and_made_the_same_again_is_still_a_draft_of_its_own()
    {
        var compose = await EmailThenSmsAsync();
        await compose.TypeAsync("A long letter, shorter", saveNow: true);
        await compose.TypeAsync("A long letter", saveNow: true);

        await compose.SwitchAsync(Channel.Email);
        await compose.SwitchAsync(Channel.Sms);
        await compose.TypeAsync("Short", saveNow: true);

        Assert.StartsWith("Saved", compose.Line, StringComparison.Ordinal);
        Assert.Equal(["Email: A long letter", "SMS: Short"], await compose.DraftsAsync());
    }

    private async Task<ComposeFixture> EmailThenSmsAsync()
    {
        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);
        await compose.TypeAsync("A long letter", "Subject", saveNow: true);
        await compose.SwitchAsync(Channel.Sms);
        Assert.Equal("A long letter", compose.Body);
        return compose;
    }
}
