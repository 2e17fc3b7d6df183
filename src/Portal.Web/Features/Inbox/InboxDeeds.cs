using System.Globalization;
using Portal.Services.Inbox;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Inbox;

/// <summary>Does something with one conversation or many, one after another, says what became of it, and offers to take it back. Scoped, as the toasts are.</summary>
public sealed class InboxDeeds(InboxService inbox, CurrentCaller callers, Toasts toasts, ViewerClock clock)
{
    /// <param name="chosen">With which conversations.</param>
    /// <param name="command">What.</param>
    /// <param name="assignee">How the user is called to whom it assigns.</param>
    /// <param name="progress">Is told how far it is, in words, while there are several; null at the end.</param>
    public async Task DoAsync(IReadOnlyList<ChosenContact> chosen, InboxCommand command, string? assignee = null, Action<string?>? progress = null)
    {
        var ended = new List<(ChosenContact Contact, InboxResult Result)>();
        var problem = await callers.TryAsync(async caller =>
        {
            foreach (var contact in chosen)
            {
                Tell(progress, chosen.Count, ended.Count);
                ended.Add((contact, await inbox.DoAsync(caller, contact.Id, command, CancellationToken.None)));
            }
        });
        progress?.Invoke(null);
        Say(ended, InboxWords.After(command, assignee, clock));
        SayProblem(problem, chosen, ended.Count);
    }

    private static void Tell(Action<string?>? progress, int count, int done)
    {
        if (count > 1)
        {
            progress?.Invoke(string.Create(CultureInfo.CurrentCulture, $"{done + 1} of {count}…"));
        }
    }

    private void Say(List<(ChosenContact Contact, InboxResult Result)> ended, string after)
    {
        List<ChosenContact> changed = [.. ended.Where(end => end.Result is InboxResult.Changed).Select(end => end.Contact)];
        List<InboxStep> steps = [.. ended.Select(end => end.Result).OfType<InboxResult.Changed>().Select(end => end.Step)];
        if (changed.Count > 0)
        {
            toasts.Say($"{InboxWords.Who(changed)}: {after}", ToastAction.Undo(() => UndoAsync(changed, steps)));
        }
        else if (ended.Count > 0 && ended.TrueForAll(end => end.Result is InboxResult.Same))
        {
            toasts.Say($"{InboxWords.Who([.. ended.Select(end => end.Contact)])}: {after} already");
        }

        foreach (var failed in ended.Where(end => end.Result is InboxResult.NotDone).GroupBy(end => ((InboxResult.NotDone)end.Result).Reason, end => end.Contact))
        {
            toasts.SayError($"Not changed: {InboxWords.Names([.. failed])}. {failed.Key}");
        }
    }

    // The toast may outlive the page that it was said on.
    private async Task UndoAsync(List<ChosenContact> contacts, List<InboxStep> steps)
    {
        var results = new List<InboxResult>();
        var problem = await callers.TryAsync(async caller =>
        {
            foreach (var step in steps)
            {
                results.Add(await inbox.UndoAsync(caller, step, CancellationToken.None));
            }
        });
        List<ChosenContact> Of<T>() => [.. contacts.Where((_, i) => i < results.Count && results[i] is T)];
        if (Of<InboxResult.Changed>() is { Count: > 0 } back)
        {
            toasts.Say($"{InboxWords.Who(back)}: as before");
        }

        if (Of<InboxResult.ChangedSince>() is { Count: > 0 } since)
        {
            toasts.SayError($"Left as it is now, because somebody has changed it since: {InboxWords.Names(since)}.");
        }

        if (Of<InboxResult.NotDone>() is { Count: > 0 } not)
        {
            toasts.SayError($"Not taken back: {InboxWords.Names(not)}. {results.OfType<InboxResult.NotDone>().First().Reason}");
        }

        SayProblem(problem, contacts, results.Count);
    }

    private void SayProblem(string? problem, IReadOnlyList<ChosenContact> chosen, int done)
    {
        if (problem is not null)
        {
            toasts.SayError($"{problem} Not changed: {InboxWords.Names([.. chosen.Skip(done)])}.");
        }
    }
}
