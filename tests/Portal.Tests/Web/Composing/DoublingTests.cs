using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>What may have been sent is never sent again before its author has been asked, and has said so.</summary>
public sealed class DoublingTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Edit_and_send_again_asks_first_and_a_second_press_of_the_same_button_is_no_answer()
    {
        var (compose, old) = await ResumedAsync();
        await compose.SendAsync();
        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
        Assert.Contains("may have been sent: Ana Ruiz may get it twice", compose.Dialog.Find(".banner[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Send it all the same", compose.Dialog.Find("[data-send=all-the-same]").TextContent);

        await compose.SendAsync(allTheSame: true);
        Assert.Equal(old, (await compose.MessagesAsync())[1].RetryOf);
        Assert.False(compose.IsOpen);
    }

    [Fact]
    public async Task Who_has_looked_says_that_it_was_sent_and_the_text_is_discarded_with_an_undo()
    {
        var (compose, old) = await ResumedAsync();
        await compose.SendAsync();

        await compose.PressAsync("It was sent");

        Assert.Equal(MessageState.Accepted, (await Pages.FindAsync(old)).State);
        Assert.False(compose.IsOpen);
        Assert.Single(await compose.MessagesAsync());
        Assert.Empty(await compose.DraftsAsync());
        Assert.Contains("The message to contact1 is marked as sent", compose.Toasts.Select(toast => toast.Text.Replace("Ana Ruiz", "contact1", StringComparison.Ordinal)));
        Assert.Contains(compose.Toasts, toast => toast.Action is { IsUndo: true });
    }

    [Fact]
    public async Task While_the_portal_itself_is_asking_nobody_can_say_that_it_was_sent()
    {
        var (compose, old) = await ResumedAsync();
        await Pages.BecomeAsync(old, MessageState.Unknown, "No answer came.");
        await compose.SendAsync();

        await compose.PressAsync("It was sent");

        Assert.Equal(MessageState.Unknown, (await Pages.FindAsync(old)).State);
        Assert.True(compose.IsOpen);
        Assert.Contains(compose.Toasts, toast => toast.IsError && toast.Text.StartsWith("The portal is still asking HighLevel", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_sent_for_certain_is_not_asked_about_that_way()
    {
        var (compose, old) = await ResumedAsync();
        await Pages.BecomeAsync(old, MessageState.Delivered);

        await compose.SendAsync();

        Assert.NotEmpty(compose.Dialog.FindAll("[data-send=all-the-same]"));
        Assert.DoesNotContain(compose.Dialog.FindAll("button"), button => button.TextContent == "It was sent");
    }

    [Fact]
    public async Task The_word_of_somebody_who_was_never_asked_counts_for_nothing()
    {
        var (compose, _) = await ResumedAsync();

        await compose.SendAsync(allTheSame: true);
        Assert.Single(await compose.MessagesAsync());

        await compose.TypeAsync("Changed since the question");
        await compose.SendAsync(allTheSame: true);
        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task It_asks_too_where_the_text_was_kept_as_a_draft_and_is_sent_another_day()
    {
        var (compose, old) = await ResumedAsync();
        await compose.CloseAsync();

        var later = await ComposeFixture.OpenAsync(Pages);
        await later.TypeAsync("Written on since", saveNow: true);
        await later.SendAsync();

        Assert.Single(await later.MessagesAsync());
        await later.SendAsync(allTheSame: true);
        Assert.Equal(old, (await later.MessagesAsync())[1].RetryOf);
    }

    [Fact]
    public async Task It_asks_too_where_the_text_was_discarded_and_brought_back()
    {
        var (compose, _) = await ResumedAsync();
        await compose.PressAsync("Discard");
        await compose.Dialog.InvokeAsync(Assert.Single(compose.Toasts).Action!.Run);

        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
        Assert.NotEmpty(compose.Dialog.FindAll("[data-send=all-the-same]"));
    }

    [Fact]
    public async Task It_asks_too_where_the_text_goes_by_another_channel()
    {
        var (compose, _) = await ResumedAsync();
        await compose.SwitchAsync(Channel.WhatsApp);

        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
        Assert.NotEmpty(compose.Dialog.FindAll("[data-send=all-the-same]"));
    }

    [Fact]
    public async Task It_asks_too_where_only_the_browser_had_the_text()
    {
        var old = await UnsureAsync();
        var module = Pages.JSInterop.SetupModule(invocation => invocation.Arguments[0] is string path && path.Contains("compose/dialog", StringComparison.Ordinal));
        module.Mode = JSRuntimeMode.Loose;
        var left = new KeptText { Key = "draft|key", Channel = "SMS", Body = "Typed on", Replaces = old.ToString(), At = Pages.Clock.GetUtcNow().ToUnixTimeMilliseconds(), IsNewer = true, Number = 1 };
        module.Setup<KeptTexts?>("begin", _ => true).SetResult(new KeptTexts("SMS", [left]));
        var compose = await ComposeFixture.OpenAsync(Pages);

        Assert.Equal(old.ToString(), compose.Dialog.Find("[data-channel]").GetAttribute("data-replaces"));
        await compose.SendAsync();

        Assert.Single(await compose.MessagesAsync());
    }

    [Fact]
    public async Task A_text_that_is_begun_anew_is_a_message_of_its_own()
    {
        var (compose, _) = await ResumedAsync();
        await compose.TypeAsync(string.Empty, saveNow: true);
        await compose.TypeAsync("Something else", saveNow: true);

        await compose.SendAsync();

        Assert.Null((await compose.MessagesAsync())[1].RetryOf);
    }

    [Fact]
    public async Task What_was_refused_is_replaced_without_a_question()
    {
        var refused = await Pages.SendAsync("contact1");
        await Pages.BecomeAsync(refused, MessageState.Refused, "The number is a landline.");
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.CloseAsync();
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ResumeAsync(refused));

        await compose.SendAsync();

        Assert.Equal(refused, (await compose.MessagesAsync())[1].RetryOf);
        Assert.NotNull((await Pages.FindAsync(refused)).SetAsideAt);
    }

    [Fact]
    public async Task What_can_not_go_by_one_channel_is_written_on_by_another_without_what_that_does_not_have_and_in_its_place()
    {
        var refused = await Pages.SendAsync("contact1", change: command => command with
        {
            Channel = Channel.Email,
            Content = command.Content with { Body = "<p>See you <b>at nine</b>.</p>", IsHtml = true, Subject = "Your visit" },
        });
        await Pages.BecomeAsync(refused, MessageState.Refused, "The contact has unsubscribed from email.", code: "CONVERSATIONS_MSG_UNSUBSCRIBED");
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.CloseAsync();

        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ResumeAsync(refused, Channel.Sms));
        Assert.Contains("It goes without its subject and formatting.", Pages.Services.GetRequiredService<Toasts>().Shown.Select(toast => toast.Text));
        await compose.SendAsync();

        var sent = (await compose.MessagesAsync())[1];
        Assert.Equal((Channel.Sms, "See you at nine.", refused), (sent.Channel, sent.Content.Body, sent.RetryOf));
        Assert.NotNull((await Pages.FindAsync(refused)).SetAsideAt);
    }

    private async Task<(ComposeFixture Compose, Guid Old)> ResumedAsync()
    {
        var old = await UnsureAsync();
        var compose = await ComposeFixture.OpenAsync(Pages);
        await compose.CloseAsync();
        await compose.Dialog.InvokeAsync(() => compose.Dialog.Instance.ResumeAsync(old));
        Assert.Equal("See you at nine.", compose.Body);
        return (compose, old);
    }

    private async Task<Guid> UnsureAsync()
    {
        var old = await Pages.SendAsync("contact1");
        await Pages.BecomeAsync(old, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        return old;
    }
}
