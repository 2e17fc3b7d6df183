namespace Portal.Services.Storage.Postgres;

/// <summary>
/// Since when each of the other portals has been without its connection, as seen from here. The server closes a dead portal's at once.
/// A living one whose connection broke hears of that, begins nothing more, and is back or has stopped before <see cref="Doubtful"/> is over.
/// </summary>
internal sealed class MissingNodes(TimeProvider clock)
{
    public static readonly TimeSpan Doubtful = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Guid, long> _since = [];

    public void See(IEnumerable<OtherNode> others)
    {
        lock (_since)
        {
            foreach (var other in others)
            {
                if (other.IsConnected)
                {
                    _since.Remove(other.Id);
                }
                else
                {
                    _since.TryAdd(other.Id, clock.GetTimestamp());
                }
            }
        }
    }

    /// <summary>Whether it has been missing for so long after it was no longer doubtful.</summary>
    public bool IsGone(Guid id, TimeSpan since)
    {
        lock (_since)
        {
            return _since.TryGetValue(id, out var first) && clock.GetElapsedTime(first) >= Doubtful + since;
        }
    }
}
