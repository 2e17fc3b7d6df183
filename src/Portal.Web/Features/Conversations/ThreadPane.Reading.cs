using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.People;

namespace Portal.Web.Features.Conversations;

/// <summary>Reads the thread: its newest part, what is older, and what is new while it is looked at.</summary>
public sealed partial class ThreadPane
{
    private ContactThread? _thread;
    private string? _problem;
    private string? _firstUnread;
    private string? _announcement;
    private bool _isReadingOlder;
    private Task _reading = Task.CompletedTask;

    private Task<Reading<ContactThread>> OpenAsync() => Inquiry.AskAsync(caller => Threads.OpenAsync(caller, ContactId, Gone), Gone);

    private void Open(Reading<ContactThread> reading)
    {
        if (reading is Reading<ContactThread>.Found(var thread))
        {
            (_thread, _problem) = (thread, null);
            _firstUnread = Unread == 0 ? null : thread.Items.Where(i => i.IsInbound).TakeLast(Unread).FirstOrDefault()?.Key;
            SoFar?.Tell(Sent);
        }
        else
        {
            SayProblem(reading);
        }
    }

    private void SayProblem(Reading<ContactThread> reading, bool isReadAgain = true)
    {
        _problem = ReadingWords.Of(reading, Clock, isReadAgain);
        if (reading is Reading<ContactThread>.Unavailable unavailable)
        {
            _live?.ReadAgain(unavailable.RetryAfter);
        }
    }

    private async Task OpenAgainAsync()
    {
        _problem = null;
        Open(await OpenAsync());
        await MarkReadAsync();
    }

    private async Task OlderAsync()
    {
        if (_isReadingOlder || _thread is not { HasOlder: true })
        {
            return;
        }

        (_isReadingOlder, _problem) = (true, null);
        var (_, reading) = await InTurnAsync(Threads.OlderAsync);
        _isReadingOlder = false;
        if (reading is not Reading<ContactThread>.Found)
        {
            SayProblem(reading, isReadAgain: false);
        }
    }

    /// <summary>Whether that was it; false when it is to be tried again, because what has changed is told only once.</summary>
    private async Task<bool> RefreshAsync()
    {
        if (_thread is null)
        {
            return _problem is null || await OpenByItselfAsync();
        }

        await ReadPlannedAsync();
        var (before, reading) = await InTurnAsync(Threads.RefreshAsync);
        if (reading is Reading<ContactThread>.Found(var fresh))
        {
            _problem = null; // what was older can be asked for again
            SoFar?.Tell(Sent);
            await TellNewsAsync(NewInbound(before, fresh));
        }

        StateHasChanged();
        return reading is not Reading<ContactThread>.Unavailable;
    }

    private async Task<bool> OpenByItselfAsync()
    {
        var reading = await OpenAsync();
        if (_thread is null)
        {
            Open(reading);
            StateHasChanged();
            await MarkReadAsync();
        }

        return reading is not Reading<ContactThread>.Unavailable;
    }

    private async Task TellNewsAsync(int inbound)
    {
        _news += _isAtEnd ? 0 : inbound;
        _announcement = inbound switch { 0 => _announcement, 1 => "1 new message", _ => $"{inbound} new messages" };
        StateHasChanged();
        if (inbound > 0 && _isAtEnd)
        {
            await MarkReadAsync();
        }
    }

    // Each goes on from what the one before has found: beside each other, one would throw away what the other read.
    private Task<(ContactThread Before, Reading<ContactThread> Reading)> InTurnAsync(Func<Caller, ContactThread, CancellationToken, Task<Reading<ContactThread>>> read)
    {
        var reading = ReadAfterAsync(_reading, read);
        _reading = reading;
        return reading;
    }

    private async Task<(ContactThread Before, Reading<ContactThread> Reading)> ReadAfterAsync(
        Task earlier, Func<Caller, ContactThread, CancellationToken, Task<Reading<ContactThread>>> read)
    {
        await earlier.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        var before = _thread ?? throw new InvalidOperationException("Nothing was read yet.");
        var reading = await Inquiry.AskAsync(caller => read(caller, before, Gone), Gone);
        _thread = reading is Reading<ContactThread>.Found(var after) ? after : before;
        return (before, reading);
    }

    private static int NewInbound(ContactThread before, ContactThread after)
    {
        var known = before.Items.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return after.Items.Count(i => i.IsInbound && !known.Contains(i.Key));
    }

    private async Task MarkReadAsync()
    {
        if (_thread is { ConversationId: not null } thread)
        {
            await Inquiry.AskAsync(caller => Threads.MarkReadAsync(caller, thread, Gone), Gone);
        }
    }
}
