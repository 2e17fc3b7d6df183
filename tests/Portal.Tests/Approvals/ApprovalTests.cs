using Microsoft.EntityFrameworkCore;
using Portal.Services.Approvals;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Approvals;

public class ApprovalTests : IAsyncLifetime
{
    private ApprovalFixture? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApprovalFixture Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _portal = await ApprovalFixture.CreateAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [Fact]
    public async Task What_needs_approval_is_sent_once_somebody_else_has_given_it_and_not_before()
    {
        var message = await Portal.WriteAsync();
        await Portal.Portal.DeliverDueAsync();
        Assert.Empty(Portal.Portal.Service.Sent);
        Assert.Equal((MessageState.WaitingForApproval, "What people write who are Staff needs approval."), (message.State, message.Reason));

        var approved = await Portal.ApproveAsync(message);
        await Portal.Portal.DeliverDueAsync();

        Assert.Single(Portal.Portal.Service.Sent);
        Assert.Equal((Portal.Mina.PersonId, "Mina"), (approved.ApprovedById, approved.ApprovedByName));
        Assert.Equal([MessageState.WaitingForApproval, MessageState.Scheduled, MessageState.Sending, MessageState.Accepted], await Portal.Portal.LifeAsync(message.Id));
        Assert.Equal(["message-approved"], await AuditAsync());
    }

    [Fact]
    public async Task Nobody_approves_what_they_wrote_themselves()
    {
        Portal.Set(new ApprovalSettings { Roles = ["Manager"] });
        var message = await Portal.WriteAsync(author: Portal.Mina);

        Assert.IsType<ApprovalResult.OwnMessage>(await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(message), Token));
        Assert.IsType<ApprovalResult.OwnMessage>(await Portal.Approvals.RewordAsync(Portal.Mina, SeenMessage.Of(message), Some.Text("Other words."), Token));

        await Portal.NothingIsSentAsync();
        await Portal.ApproveAsync(message, Some.Manager());
    }

    [Fact]
    public async Task Only_those_who_may_decide_about_it_do()
    {
        var (message, jonas) = (await Portal.WriteAsync(), Some.Staff("Jonas"));

        foreach (var caller in new[] { Portal.Maya, jonas, Portal.Ben })
        {
            Assert.IsType<ApprovalResult.NotAllowed>(await Portal.Approvals.ApproveAsync(caller, SeenMessage.Of(message), Token));
            Assert.IsType<ApprovalResult.NotAllowed>(await Portal.Approvals.RewordAsync(caller, SeenMessage.Of(message), Some.Text("Mine."), Token));
            Assert.IsType<ApprovalResult.NotAllowed>(await Portal.Approvals.SendBackAsync(caller, SeenMessage.Of(message), "No.", Token));
        }

        Assert.IsType<ApprovalResult.NotFound>(await Portal.Approvals.ApproveAsync(Some.Manager(Some.OtherLocation), SeenMessage.Of(message), Token));
        Assert.Empty(await Portal.Waiting.ListAsync(Some.Manager(Some.OtherLocation), everyones: true, Token));
        Assert.Empty(await Portal.Waiting.ListAsync(jonas, everyones: true, Token));
        Assert.Equal((1, 1, 0), (await Portal.Waiting.CountAsync(Portal.Mina, Token), await Portal.Waiting.CountAsync(Portal.Maya, Token), await Portal.Waiting.CountAsync(jonas, Token)));
        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task What_was_changed_after_it_was_looked_at_is_not_approved()
    {
        var seen = await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(1) });
        await Portal.Actions.RescheduleAsync(Portal.Maya, seen.Id, Portal.Plan(5), Token);

        Assert.Equal(new ApprovalResult.Changed(MessageState.WaitingForApproval), await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(seen), Token));

        await Portal.Actions.TakeBackAsync(Portal.Maya, seen.Id, Token);
        Assert.Equal(new ApprovalResult.Changed(MessageState.Cancelled), await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(seen), Token));
        Portal.Portal.Clock.Advance(TimeSpan.FromHours(9));
        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task What_is_not_exactly_what_was_approved_is_held_and_waits_anew()
    {
        var message = await Portal.ApproveAsync(await Portal.WriteAsync());
        await Portal.Portal.Database.WriteAsync((context, token) => context.Messages.ExecuteUpdateAsync(set => set.SetProperty(m => m.Content, Some.Text("Other words.")), token), Token);

        await Portal.Portal.DeliverDueAsync();

        Assert.Empty(Portal.Portal.Service.Sent);
        Assert.Equal(HoldKind.NotApproved, (await Portal.Portal.ReadAsync(message.Id)).HeldBecause);
        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.TryAgainAsync(Portal.Mina, message.Id, Token)).WaitsForApproval);
        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task Delivery_takes_nothing_that_needs_an_approval_and_has_none()
    {
        var message = await Portal.WriteAsync();
        await Portal.Portal.Database.PutAsync(m => m.Id == message.Id, MessageState.Scheduled);

        Assert.Empty(await Portal.Portal.ClaimAsync());
    }

    [Fact]
    public async Task What_is_sent_back_is_held_with_the_note_and_needs_approval_again()
    {
        var message = await Portal.WriteAsync();
        Assert.Equal("Write what its author is to change.", Assert.Single(Assert.IsType<ApprovalResult.Refused>(await Portal.Approvals.SendBackAsync(Portal.Mina, SeenMessage.Of(message), " ", Token)).Problems).Reason);

        await Portal.Approvals.SendBackAsync(Portal.Mina, SeenMessage.Of(message), "Greet her first.", Token);

        var held = await Portal.Portal.ReadAsync(message.Id);
        Assert.Equal((MessageState.Held, HoldKind.SentBack, "Mina sent it back: Greet her first."), (held.State, held.HeldBecause, held.Reason));
        await Portal.Actions.TryAgainAsync(Portal.Maya, message.Id, Token);
        Assert.Equal(MessageState.WaitingForApproval, await Portal.Portal.StateAsync(message.Id));
        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task A_time_that_passes_while_it_waits_holds_it()
    {
        var message = await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(1) });
        Portal.Portal.Clock.Advance(TimeSpan.FromHours(1));

        Assert.IsType<ApprovalResult.TimePassed>(await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(message), Token));
        Assert.IsType<ApprovalResult.TimePassed>(await Portal.Approvals.RewordAsync(Portal.Mina, SeenMessage.Of(message), Some.Text("Later."), Token));
        await Portal.SweepAsync();

        Assert.Equal(HoldKind.NotApproved, (await Portal.Portal.ReadAsync(message.Id)).HeldBecause);
        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.RescheduleAsync(Portal.Maya, message.Id, Portal.Plan(2), Token)).WaitsForApproval);
        await Portal.ApproveAsync(await Portal.Portal.ReadAsync(message.Id));
        await Portal.NothingIsSentAsync();
        Portal.Portal.Clock.Advance(TimeSpan.FromHours(2));
        await Portal.Portal.DeliverDueAsync();
        Assert.Single(Portal.Portal.Service.Sent);
    }

    [Fact]
    public async Task Who_may_approve_is_reminded_as_often_as_the_sub_account_says()
    {
        var message = await Portal.WriteAsync();
        foreach (var (minutes, reminders) in new[] { (59, 0), (1, 1), (30, 1), (30, 2) })
        {
            Portal.Portal.Clock.Advance(TimeSpan.FromMinutes(minutes));
            await Portal.SweepAsync();
            Assert.Equal(reminders, await CountEventsAsync(message.Id, "Still waiting for approval"));
        }

        Assert.Single(await Portal.Waiting.RemindedAsync(Portal.Mina, [message.Id], Token));
        Assert.Empty(await Portal.Waiting.RemindedAsync(Portal.Maya, [message.Id], Token));
    }

    [Fact]
    public async Task An_approval_can_be_undone_and_counts_no_more_then()
    {
        Portal.Portal.Undo.Seconds = 10;
        var message = await Portal.WriteAsync();
        var done = Assert.IsType<ApprovalResult.Done>(await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(message), Token));

        Assert.IsType<ActionResult.Done>(await Portal.Actions.UndoAsync(Portal.Mina, done.LetGo ?? throw new InvalidOperationException("It can't be undone."), Token));

        Portal.Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await Portal.NothingIsSentAsync();
        var waiting = await Portal.Portal.ReadAsync(message.Id);
        Assert.Equal((MessageState.WaitingForApproval, null), (waiting.State, waiting.ApprovedHash));
    }

    [Fact]
    public async Task What_HighLevel_is_to_hold_is_given_to_it_once_it_is_approved()
    {
        var message = await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(5, heldByService: true) });
        await Portal.NothingIsSentAsync();

        await Portal.ApproveAsync(message);
        await Portal.Portal.DeliverDueAsync();

        Assert.Equal(MessageState.ServiceScheduled, await Portal.Portal.StateAsync(message.Id));
    }

    [Fact]
    public async Task What_waited_is_checked_again_before_it_goes()
    {
        var message = await Portal.WriteAsync();
        Portal.Portal.Service.Contact = contact => new ServiceAnswer<ServiceContact>.Found(
            new ServiceContact { Id = contact, LocationId = Some.Location, Name = "Ana Ruiz", Phone = "+13125550100", Dnd = true });

        await Portal.ApproveAsync(message);
        await Portal.Portal.DeliverDueAsync();

        Assert.Empty(Portal.Portal.Service.Sent);
        Assert.Equal(HoldKind.ChannelClosed, (await Portal.Portal.ReadAsync(message.Id)).HeldBecause);
    }

    [Fact]
    public async Task The_same_tried_again_is_approved_already_and_other_words_are_not()
    {
        var message = await Portal.ApproveAsync(await Portal.WriteAsync());
        await Portal.Portal.Database.PutAsync(m => m.Id == message.Id, MessageState.Failed);

        Assert.False(Assert.IsType<ActionResult.Done>(await Portal.Actions.TryAgainAsync(Portal.Maya, message.Id, Token)).WaitsForApproval);
        await Portal.Portal.DeliverDueAsync();
        Assert.Single(Portal.Portal.Service.Sent);

        var other = await Portal.WriteAsync(Some.Command(content: Some.Text("See you at ten.") with { Replaces = message.Id }) with { Accepted = await DoublingOfAsync(message.Id) });
        Assert.Equal(MessageState.WaitingForApproval, other.State);
    }

    [Fact]
    public async Task What_is_taken_back_and_restored_waits_for_approval_again()
    {
        var message = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(5) }));
        await Portal.Actions.TakeBackAsync(Portal.Maya, message.Id, Token);

        var again = await Portal.WriteAsync(Some.Command() with { Plan = message.Plan, Restores = message.Id });

        Assert.Equal((MessageState.WaitingForApproval, null), (again.State, again.ApprovedHash));
    }

    [Fact]
    public async Task What_a_manager_took_back_after_its_approval_waits_anew_also_where_another_draft_was_in_the_way()
    {
        var message = await Portal.ApproveAsync(await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(5) }));
        var other = await Portal.WriteAsync(Some.Command(content: Some.Text("Another.")));
        await Portal.Actions.TakeBackAsync(Portal.Maya, other.Id, Token); // its text is a draft now
        Assert.IsType<ActionResult.DraftInTheWay>(await Portal.Actions.TakeBackAsync(Portal.Mina, message.Id, Token));

        Assert.True(Assert.IsType<ActionResult.Done>(await Portal.Actions.TryAgainAsync(Portal.Maya, message.Id, Token)).WaitsForApproval);

        await Portal.NothingIsSentAsync();
    }

    [Fact]
    public async Task A_reminder_is_no_change_of_what_somebody_looks_at()
    {
        var seen = await Portal.WriteAsync();
        Portal.Portal.Clock.Advance(TimeSpan.FromHours(1));
        await Portal.SweepAsync();

        await Portal.ApproveAsync(seen);
    }

    [Fact]
    public async Task What_was_written_in_its_place_takes_it_away_and_it_is_never_approved()
    {
        var message = await Portal.WriteAsync();
        var doubling = await DoublingOfAsync(message.Id);

        await Portal.WriteAsync(Some.Command(content: Some.Text("See you at ten.") with { Replaces = message.Id }) with { Accepted = doubling });

        Assert.Equal(new ApprovalResult.Changed(MessageState.Cancelled), await Portal.Approvals.ApproveAsync(Portal.Mina, SeenMessage.Of(message), Token));
    }

    [Fact]
    public async Task What_waits_may_still_go_so_that_another_in_its_place_asks()
    {
        var message = await Portal.WriteAsync();

        var result = await Portal.TryWriteAsync(Some.Command(content: Some.Text("Once more.") with { Replaces = message.Id }));

        Assert.Equal(DoublingKind.OnItsWay, Assert.IsType<SendResult.WouldDouble>(result).Doubling.Kind);
    }

    private async Task<Doubling> DoublingOfAsync(Guid messageId) =>
        Assert.IsType<SendResult.WouldDouble>(await Portal.TryWriteAsync(Some.Command(content: Some.Text("See you at ten.") with { Replaces = messageId }))).Doubling;

    private Task<int> CountEventsAsync(Guid messageId, string what) =>
        Portal.Portal.Database.ReadAsync((context, token) => context.MessageEvents.CountAsync(e => e.MessageId == messageId && e.What == what, token), Token);

    private Task<List<string>> AuditAsync() =>
        Portal.Portal.Database.ReadAsync((context, token) => context.Audit.Select(entry => entry.Action).ToListAsync(token), Token);
}

[StoredIn(Services.Storage.StorageProvider.Postgres)]
public sealed class ApprovalOnPostgresTests : ApprovalTests;
