using System.Collections.Concurrent;

namespace Portal.Web.Features.Composing;

/// <summary>
/// How many files of one person are taken at a time: each stands in memory until the service has it. A few more than one window
/// brings at once.
/// </summary>
public sealed class UploadSlots
{
    public const int Most = 4;

    private readonly ConcurrentDictionary<Guid, int> _taken = new();

    /// <summary>Null while the person has no slot left; else to be disposed of when the file has been dealt with.</summary>
    public IDisposable? Take(Guid personId)
    {
        if (_taken.AddOrUpdate(personId, 1, (_, taken) => taken + 1) <= Most)
        {
            return new Slot(this, personId);
        }

        Free(personId);
        return null;
    }

    private void Free(Guid personId)
    {
        if (_taken.AddOrUpdate(personId, 0, (_, taken) => taken - 1) == 0)
        {
            _taken.TryRemove(KeyValuePair.Create(personId, 0));
        }
    }

    private sealed class Slot(UploadSlots slots, Guid personId) : IDisposable
    {
        private int _isFree;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isFree, 1) == 0)
            {
                slots.Free(personId);
            }
        }
    }
}
