using Portal.Services.Contacts;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>Reads the thread: its newest part, what is older, and what is new while it is looked at.</summary>
public sealed partial class ThreadPane
{
    private ContactThread? _thread;
    private string? _problem;
    private string? _firstUnread;
    private string? _announcement;
    private bool _isReadingOlder;

    private Task<Reading<ContactThread>> OpenAsync() => Inquiry.AskAsync(caller => Threads.OpenAsync(caller, ContactId, Gone), Gone);

    private void Open(Reading<ContactThread> reading)
    {
        if (reading is Reading<ContactThread>.Found(var thread))
        {
            (_thread, _problem) = (thread, null);
            _firstUnread = Unread == 0 ? null : thread.Items.Where(i => i.IsInbound).TakeLast(Unread).FirstOrDefault()?.Key;
        }
        else
        {
            _problem = ReadingWords.Of(reading);
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
        if (_isReadingOlder || _thread is not { HasOlder: true } thread)
        {
            return;
        }

        (_isReadingOlder, _problem) = (true, null);
        var reading = await Inquiry.AskAsync(caller => Threads.OlderAsync(caller, thread, Gone), Gone);
        _isReadingOlder = false;
        if (reading is Reading<ContactThread>.Found(var longer))
        {
            _thread = longer;
        }
        else
        {
            _problem = ReadingWords.Of(reading);
        }
    }

    private async Task RefreshAsync()
    {
        if (_thread is not { } thread || _isReadingOlder)
        {
            return;
        }

        await ReadPlannedAsync();
        var reading = await Inquiry.AskAsync(caller => Threads.RefreshAsync(caller, thread, Gone), Gone);
        if (reading is not Reading<ContactThread>.Found(var fresh) || !ReferenceEquals(_thread, thread))
        {
            StateHasChanged();
            return; // the next change brings the next try
        }

        var inbound = NewInbound(thread, fresh);
        _thread = fresh;
        _news += _isAtEnd ? 0 : inbound;
        _announcement = inbound switch { 0 => _announcement, 1 => "1 new message", _ => $"{inbound} new messages" };
        StateHasChanged();
        if (inbound > 0 && _isAtEnd)
        {
            await MarkReadAsync();
        }
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
