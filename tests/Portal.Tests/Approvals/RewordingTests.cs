using Portal.Services.Approvals;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Approvals;

/// <summary>What somebody approves in other words than its author's.</summary>
public class RewordingTests : IAsyncLifetime
{
    private ApprovalFixture? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ApprovalFixture Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _portal = await ApprovalFixture.CreateAsync();

    public ValueTask DisposeAsync() => Portal.DisposeAsync();

    [Fact]
    public async Task In_other_words_it_is_another_message_of_its_author_and_the_first_one_never_goes()
    {
        var message = await Portal.WriteAsync(Some.Command(channel: Channel.Email, content: new MessageContent { Body = "come at 9", Subject = "Hi", EmailCc = ["bo@example.org"] }));

        var done = Assert.IsType<ApprovalResult.Done>(await Portal.Approvals.RewordAsync(
            Portal.Mina, SeenMessage.Of(message), new MessageContent { Body = "Please come at nine.", Subject = "Your visit", EmailCc = ["eve@example.org"] }, Token));
        await Portal.Portal.DeliverDueAsync();

        var reworded = await Portal.Portal.ReadAsync(done.MessageId);
        Assert.Equal((Portal.Maya.PersonId, message.Id, "Mina"), (reworded.AuthorId, reworded.RetryOf, reworded.ApprovedByName));
        Assert.Equal(("Please come at nine.", "Your visit"), (reworded.Content.Body, reworded.Content.Subject));
        Assert.Equal(["bo@example.org"], reworded.Content.EmailCc);
        Assert.Equal(MessageState.Cancelled, await Portal.Portal.StateAsync(message.Id));
        Assert.Equal("Your visit", Assert.Single(Portal.Portal.Service.Sent).Subject);
    }

    [Fact]
    public async Task Words_that_can_not_be_sent_are_refused_and_change_nothing()
    {
        var message = await Portal.WriteAsync();

        Assert.IsType<ApprovalResult.Refused>(await Portal.Approvals.RewordAsync(Portal.Mina, SeenMessage.Of(message), Some.Text(" "), Token));

        Assert.Equal(MessageState.WaitingForApproval, await Portal.Portal.StateAsync(message.Id));
        await Portal.ApproveAsync(message);
    }

    [Fact]
    public async Task An_answer_that_came_while_it_waited_counts_also_for_other_words()
    {
        var written = Portal.Portal.Clock.Now;
        var message = await Portal.WriteAsync(Some.Command() with { Plan = Portal.Plan(5) with { OnlyIfUnanswered = true } });
        Portal.Portal.Clock.Advance(TimeSpan.FromHours(1));

        var done = Assert.IsType<ApprovalResult.Done>(await Portal.Approvals.RewordAsync(Portal.Mina, SeenMessage.Of(message), Some.Text("Other words."), Token));

        Assert.Equal(written, (await Portal.Portal.ReadAsync(done.MessageId)).UnansweredSince);
    }

    [Fact]
    public async Task Other_words_can_be_undone_too_and_wait_then()
    {
        Portal.Portal.Undo.Seconds = 10;
        var done = Assert.IsType<ApprovalResult.Done>(await Portal.Approvals.RewordAsync(Portal.Mina, SeenMessage.Of(await Portal.WriteAsync()), Some.Text("Other words."), Token));

        Assert.IsType<ActionResult.Done>(await Portal.Actions.UndoAsync(Portal.Mina, done.LetGo ?? throw new InvalidOperationException("It can't be undone."), Token));

        await Portal.NothingIsSentAsync();
        Assert.Equal(MessageState.WaitingForApproval, await Portal.Portal.StateAsync(done.MessageId));
    }
}

[StoredIn(Services.Storage.StorageProvider.Postgres)]
public sealed class RewordingOnPostgresTests : RewordingTests;
