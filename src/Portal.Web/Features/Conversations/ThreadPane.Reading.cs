using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.People;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

/// <summary>Reads the thread: its newest part, what is older, and what is new while it is looked at.</summary>
public sealed partial class ThreadPane
{
    private ContactThread? _thread;
    private ContactThread? _own; // what the portal itself has stored, while nothing could be read yet
    private string? _problem;
    private string? _cutOff; // why nothing new is read, while what was read stays
    private string? _firstUnread;
    private string? _announcement;
    private bool _isReadingOlder;
    private Task _reading = Task.CompletedTask;

    private Task<Reading<ContactThread>> OpenAsync() => Inquiry.AskAsync(caller => Threads.OpenAsync(caller, ContactId, Gone), Gone);

    private async Task ShowAsync(Reading<ContactThread> reading)
    {
        if (reading is Reading<ContactThread>.Found(var thread))
        {
            (_thread, _own, _problem) = (thread, null, null);
            _firstUnread = Unread == 0 ? null : thread.Items.Where(i => i.IsInbound).TakeLast(Unread).FirstOrDefault()?.Key;
            SoFar?.Tell(Sent);
        }
        else
        {
            SayProblem(reading);
            _own = await WithOwnAsync(null, reading);
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
        await Inquiry.AskIfPausedAsync(Gone);
        if (_thread is null) // else it came by itself meanwhile
        {
            await ShowAsync(await OpenAsync());
        }

        await MarkReadAsync();
        await (_thread is null ? Task.CompletedTask : OnBack.InvokeAsync());
    }

    private async Task OlderAgainAsync()
    {
        await Inquiry.AskIfPausedAsync(Gone);
        await OlderAsync();
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
            await GoOnAsync(NewInbound(before, fresh));
        }
        else if (reading is not Reading<ContactThread>.Unavailable)
        {
            _cutOff = ReadingWords.Of(reading); // it does not pass by itself, and a thread that stands still would look alive
        }

        SoFar?.Tell(Sent);
        StateHasChanged();
        return reading is not Reading<ContactThread>.Unavailable;
    }

    private async Task GoOnAsync(int inbound)
    {
        var wasCutOff = _cutOff is not null;
        (_problem, _cutOff) = (null, null); // what was older can be asked for again
        await TellNewsAsync(inbound);
        if (wasCutOff)
        {
            await OnBack.InvokeAsync();
        }
    }

    private async Task<bool> OpenByItselfAsync()
    {
        var reading = await OpenAsync();
        if (_thread is null)
        {
            await ShowAsync(reading);
            StateHasChanged();
            await MarkReadAsync();
            await (_thread is null ? Task.CompletedTask : OnBack.InvokeAsync());
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
        _thread = reading is Reading<ContactThread>.Found(var after) ? after : await WithOwnAsync(before, reading) ?? before;
        return (before, reading);
    }

    /// <summary>What was sent from here is shown, and what became of it, while the service can't be read. Where the viewer may not read it, only in a thread that they have read before.</summary>
    private async Task<ContactThread?> WithOwnAsync(ContactThread? before, Reading<ContactThread> reading) =>
        (reading is Reading<ContactThread>.Unavailable || (reading is Reading<ContactThread>.NotAllowed && before is not null)) && await Inquiry.AskAsync(caller => Threads.OwnAsync(caller, ContactId, before, Gone), Gone) is Reading<ContactThread>.Found(var own) ? own : null;

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
