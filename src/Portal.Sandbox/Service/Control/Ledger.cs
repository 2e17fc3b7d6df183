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

    public IReadOnlyList<LedgerEntry> All()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }
}
