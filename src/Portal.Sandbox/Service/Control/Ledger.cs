namespace Portal.Sandbox.Service.Control;

/// <summary>Every send that was accepted, in order: the judge of what was lost or doubled.</summary>
internal sealed class Ledger
{
    private readonly Lock _gate = new();
    private readonly List<LedgerEntry> _entries = [];

    public void Add(LedgerEntry entry)
    {
        lock (_gate)
        {
            _entries.Add(entry);
        }
    }

    public void Cancel(string messageId, string? emailMessageId, DateTime at)
    {
        lock (_gate)
        {
            // An e-mail's message id is that of its thread, which others may share.
            var place = _entries.FindIndex(entry => emailMessageId is null ? entry.MessageId == messageId : entry.EmailMessageId == emailMessageId);
            if (place >= 0)
            {
                _entries[place] = _entries[place] with { CancelledAt = at };
            }
        }
    }

    public IReadOnlyList<LedgerEntry> All()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
