using Microsoft.Extensions.Options;
using Portal.Services.Approvals;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Approvals;

/// <summary>Decides about messages that wait for approval as the viewer asks, and tells in a toast what became of it. Scoped, as the caller is.</summary>
public sealed class Decisions(ApprovalService approvals, Deeds deeds, Confirmation confirmation, QuietQuestion quiet, IOptions<UndoOptions> undo, CurrentCaller callers, Toasts toasts)
{
    private readonly HashSet<Guid> _underWay = [];

    /// <summary>One that is being decided about already is left out. What would go out at once is asked about first where that can't be undone, and in a contact's quiet hours. Gives the ids of those that are approved.</summary>
    public async Task<IReadOnlyList<Guid>> ApproveAsync(IReadOnlyList<Message> messages)
    {
        List<Message> taken = [.. messages.Where(message => _underWay.Add(message.Id))];
        try
        {
            return taken.Count > 0 && await IsMeantAsync([.. taken.Where(message => message.Plan is null)]) ? await RunAsync(taken) : [];
        }
        finally
        {
            _underWay.ExceptWith(taken.Select(message => message.Id));
        }
    }

    /// <summary>What stands in the way, as a sentence; null where it was sent back.</summary>
    public Task<string?> SendBackAsync(Message message, string note) =>
        DecideAsync(message, "sent back", (service, caller) => service.SendBackAsync(caller, SeenMessage.Of(message), note, CancellationToken.None));

    /// <summary>What stands in the way, as a sentence; null where it goes in these words.</summary>
    public async Task<string?> RewordAsync(Message message, MessageContent words) =>
        message.Plan is null && !await quiet.MayGoNowAsync([message], CancellationToken.None)
            ? "It still waits, as it was."
            : await DecideAsync(message, "approved in other words", (service, caller) => service.RewordAsync(caller, SeenMessage.Of(message), words, CancellationToken.None));

    private async Task<bool> IsMeantAsync(List<Message> atOnce) =>
        atOnce.Count == 0
        || (await quiet.MayGoNowAsync(atOnce, CancellationToken.None)
            && (atOnce.TrueForAll(message => undo.Value.Of(message.Channel) > TimeSpan.Zero)
                || await confirmation.AskAsync("Approve, and send now?", $"{(atOnce.Count == 1 ? $"The message to {atOnce[0].ContactName} goes" : $"{atOnce.Count} messages go")} out at once. That can’t be undone.", "Approve", "Leave it as it is")));

    private async Task<IReadOnlyList<Guid>> RunAsync(List<Message> messages)
    {
        var results = new List<(Message Message, ApprovalResult Result)>();
        var problem = default(string);
        foreach (var message in messages)
        {
            problem = await callers.TryAsync(async caller => results.Add((message, await approvals.ApproveAsync(caller, SeenMessage.Of(message), CancellationToken.None)))) ?? problem;
        }

        if (results.Count > 0)
        {
            Tell(
                results is [var only] ? ApprovalWords.OfOne("approved", only.Message.ContactName, only.Result) : ApprovalWords.Summary("approved", [.. results.Select(r => r.Result)]),
                [.. results.Select(r => r.Result)]);
        }

        if (problem is not null)
        {
            toasts.SayError(problem);
        }

        return [.. results.Where(r => r.Result is ApprovalResult.Done).Select(r => r.Message.Id)];
    }

    private void Tell(string words, IReadOnlyList<ApprovalResult> results)
    {
        var toast = new Toast(Guid.CreateVersion7(), words, results.Any(result => result is not ApprovalResult.Done));
        if (results.Select(result => (result as ApprovalResult.Done)?.LetGo).OfType<LetGo>().ToList() is { Count: > 0 } letGo)
        {
            _ = deeds.OfferUndoAsync(toast, letGo);
        }
        else
        {
            toasts.Show(toast);
        }
    }

    private async Task<string?> DecideAsync(Message message, string done, Func<ApprovalService, Portal.Services.People.Caller, Task<ApprovalResult>> decide)
    {
        ApprovalResult? result = null;
        if (await callers.TryAsync(async caller => result = await decide(approvals, caller)) is { } problem)
        {
            return problem;
        }

        if (result is ApprovalResult.Done)
        {
            Tell(ApprovalWords.OfOne(done, message.ContactName, result), [result]);
            return null;
        }

        return result is ApprovalResult.Refused refused ? refused.Problems[0].Reason : result is null ? null : $"{ApprovalWords.OfOne(done, message.ContactName, result)}.";
    }
}
