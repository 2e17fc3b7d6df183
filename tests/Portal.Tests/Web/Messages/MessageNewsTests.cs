using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Messages;

[TimeBound]
public sealed class MessageNewsTests : IAsyncLifetime
{
    private SignedInPages? _pages;
    private IRenderedComponent<ToastStack>? _stack;
    private IRenderedComponent<MessageNews>? _news;
    private int _reopened;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IRenderedComponent<ToastStack> Stack => _stack ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        _stack = _pages.Render<ToastStack>();
        _news = _pages.Render<MessageNews>();
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_was_sent_says_Sending_with_Undo_for_as_long_as_the_server_lets_and_then_what_became_of_it()
    {
        var message = await FollowAsync();
        Says("Sending…", withUndo: true);
        var until = (await Pages.FindAsync(message)).UndoUntil!.Value;

        Pages.Clock.Advance(until - Pages.Clock.Now - TimeSpan.FromSeconds(0.5));
        Says("Sending…", withUndo: true);
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        Says("Sending…", withUndo: false);
        await Pages.BecomeAsync(message, MessageState.Accepted);
        Says("Accepted by HighLevel", withUndo: false);
    }

    [Fact]
    public async Task Pointing_at_the_toast_does_not_make_the_time_longer()
    {
        var message = await FollowAsync();
        Says("Sending…", withUndo: true);
        await Stack.Find(".toast").TriggerEventAsync("onmouseenter", new Microsoft.AspNetCore.Components.Web.MouseEventArgs());

        Pages.Clock.Advance(TimeSpan.FromSeconds(6));

        Says("Sending…", withUndo: false);
        Assert.Equal(MessageState.Scheduled, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public async Task Undo_takes_it_back_to_the_drafts_and_shows_the_text_again()
    {
        var message = await FollowAsync();
        Says("Sending…", withUndo: true);

        await Stack.Find("[data-undo]").ClickAsync(new());

        Stack.WaitForAssertion(() => Assert.Equal(1, _reopened));
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(message)).State);
        var draft = Assert.Single(await Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, "Ana Ruiz", TestContext.Current.CancellationToken));
        Assert.Equal(Some.Text().Body, draft.Content.Body);
        Assert.Empty(Stack.FindAll(".toast"));
    }

    [Fact]
    public async Task An_undo_that_comes_too_late_says_so_and_shows_nothing_again()
    {
        var message = await FollowAsync();
        Says("Sending…", withUndo: true);
        await Pages.BecomeAsync(message, MessageState.Sending);
        var undo = Pages.Services.GetRequiredService<MessageActions>();

        Assert.IsType<ActionResult.TooLate>(await undo.TakeBackAsync(Pages.Caller, message, TestContext.Current.CancellationToken));
        Says("Sending…", withUndo: false);
        Assert.Equal(0, _reopened);
    }

    [Fact]
    public async Task What_was_not_sent_stays_with_its_reason_and_a_way_to_it()
    {
        var message = await FollowAsync();

        await Pages.BecomeAsync(message, MessageState.Refused, "Ana Ruiz has opted out.");

        Stack.WaitForAssertion(() => Assert.Contains("Not sent, to Ana Ruiz: Ana Ruiz has opted out.", Stack.Find("[role=alert]").TextContent, StringComparison.Ordinal));
        Pages.Clock.Advance(TimeSpan.FromHours(1));
        await Stack.FindAll(".toast button").Single(b => b.TextContent == "Open").ClickAsync(new());
        Assert.EndsWith("/attention", Pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_planned_says_when_and_can_be_taken_back()
    {
        var message = await Pages.PlanAsync("2026-03-03T09:00", "Europe/Berlin", "Ana Ruiz");

        await FollowAsync(message);

        Says("Scheduled for Tue 3 Mar 2026, 09:00 Berlin", withUndo: true);
    }

    [Fact]
    public async Task An_author_is_told_once_when_a_message_sent_earlier_comes_to_need_them_and_nobody_else_is()
    {
        var own = await Pages.PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        var others = await Pages.PlanAsync("2026-03-03T09:00", "UTC", "Ben Okafor", author: Some.Staff("Noor"));

        await Pages.BecomeAsync(others, MessageState.Held, "Missed.", HoldKind.Missed);
        await Pages.BecomeAsync(own, MessageState.Held, "The contact has written since.", HoldKind.Answered);
        Stack.WaitForAssertion(() => Assert.Single(Stack.FindAll(".toast")));
        await Pages.BecomeAsync(own, MessageState.Held, "The contact has written since.", HoldKind.Answered);

        Assert.Contains("Held, to Ana Ruiz: The contact has written since.", Assert.Single(Stack.FindAll(".toast")).TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_unknown_is_told_and_then_what_was_found_out(bool isFollowed)
    {
        var message = isFollowed ? await FollowAsync() : await Pages.SendAsync("Ana Ruiz");
        await Pages.BecomeAsync(message, MessageState.Unknown);
        Says("Unknown, to Ana Ruiz: it may have been sent. The portal is finding out.", withUndo: false);

        await Pages.Store.Database.WriteAsync(
            (context, token) => context.Messages.Where(m => m.Id == message).ExecuteUpdateAsync(set => set.SetProperty(m => m.FoundAs, "found1"), token), TestContext.Current.CancellationToken);
        await Pages.BecomeAsync(message, MessageState.Accepted);

        Says("Found in HighLevel: the message to Ana Ruiz was sent", withUndo: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_said_of_a_held_message_goes_when_another_was_sent_in_its_place(bool isFollowed)
    {
        var held = await HoldAsync(isFollowed);

        await Pages.SendAsync("Ana Ruiz", change: command => command with { Content = Some.Text() with { Replaces = held } });
        await PassAsync();

        Stack.WaitForAssertion(() => Assert.Empty(Stack.FindAll(".toast")));
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(held)).State);
    }

    [Fact]
    public async Task What_is_said_of_a_failed_message_goes_when_a_person_has_set_it_aside()
    {
        var failed = await Pages.SendAsync("Ana Ruiz");
        await Pages.BecomeAsync(failed, MessageState.Failed, "The number does not exist.");
        Says("Failed, to Ana Ruiz: The number does not exist.", withUndo: false);

        Assert.IsType<ActionResult.Done>(await Actions.SetAsideAsync(Pages.Caller, failed, TestContext.Current.CancellationToken));
        await PassAsync();

        Stack.WaitForAssertion(() => Assert.Empty(Stack.FindAll(".toast")));
    }

    [Fact]
    public async Task What_is_sent_again_is_no_longer_said_to_be_held_and_is_again_where_it_is_held_again()
    {
        var held = await HoldAsync(isFollowed: true);

        await Pages.BecomeAsync(held, MessageState.Scheduled);
        Stack.WaitForAssertion(() => Assert.Empty(Stack.FindAll(".toast")));
        await Pages.BecomeAsync(held, MessageState.Held, "Missed.", HoldKind.Missed);

        Says("Held, to Ana Ruiz: Missed.", withUndo: false);
    }

    [Fact]
    public async Task What_is_held_for_another_reason_says_that_one_and_no_longer_the_first()
    {
        var held = await HoldAsync(isFollowed: false);

        await Pages.BecomeAsync(held, MessageState.Held, "The contact has written since.", HoldKind.Answered);

        Says("Held, to Ana Ruiz: The contact has written since.", withUndo: false);
    }

    [Fact]
    public async Task What_its_author_has_closed_comes_back_by_no_change_that_leaves_it_held()
    {
        var held = await HoldAsync(isFollowed: true);
        await Stack.FindAll(".toast button").Single(b => b.TextContent == "Close").ClickAsync(new());

        await Pages.BecomeAsync(held, MessageState.Held, "Missed.", HoldKind.Missed);
        await PassAsync();

        Assert.Empty(Stack.FindAll(".toast"));
    }

    private MessageActions Actions => Pages.Services.GetRequiredService<MessageActions>();

    private async Task<Guid> HoldAsync(bool isFollowed)
    {
        var held = isFollowed ? await FollowAsync() : await Pages.SendAsync("Ana Ruiz");
        await Pages.BecomeAsync(held, MessageState.Held, "Missed.", HoldKind.Missed);
        Says("Held, to Ana Ruiz: Missed.", withUndo: false);
        return held;
    }

    // What has changed is told a moment later.
    private async Task PassAsync()
    {
        for (var i = 0; i < 4; i++)
        {
            await Task.Delay(25, TestContext.Current.CancellationToken);
            Pages.Clock.Advance(TimeSpan.FromSeconds(0.3));
        }
    }

    private async Task<Guid> FollowAsync(Guid? known = null)
    {
        var message = known ?? await Pages.SendAsync("Ana Ruiz");
        Pages.Services.GetRequiredService<Departures>().Follow(new Departure(message, () =>
        {
            _reopened++;
            return Task.CompletedTask;
        }));
        return message;
    }

    private void Says(string words, bool withUndo) => Stack.WaitForAssertion(() =>
    {
        var toast = Assert.Single(Stack.FindAll(".toast"));
        Assert.Contains(words, toast.TextContent, StringComparison.Ordinal);
        Assert.Equal(withUndo ? 1 : 0, Stack.FindAll("[data-undo]").Count);
    });
}
