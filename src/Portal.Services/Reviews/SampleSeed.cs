using System.Buffers.Binary;

namespace Portal.Services.Reviews;

/// <summary>A version 7 id as the beginning of a sample: its time is when it was drawn, and its last bits decide what.</summary>
internal sealed class SampleSeed
{
    private readonly int _bits;

    public SampleSeed(Guid seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        seed.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        At = DateTime.UnixEpoch.AddMilliseconds(Math.Min(milliseconds, (DateTime.MaxValue - DateTime.UnixEpoch).TotalMilliseconds - 1));
        _bits = BinaryPrimitives.ReadInt32BigEndian(bytes[12..]);
    }

    /// <summary>UTC.</summary>
    public DateTime At { get; }

    /// <summary>Different places among <paramref name="total"/>, at most <paramref name="most"/>; all of them, shuffled, where there are no more. The same for the same seed.</summary>
    public IReadOnlyList<int> Places(int total, int most)
    {
        var random = new Random(_bits);
        if (total <= most)
        {
            int[] all = [.. Enumerable.Range(0, total)];
            random.Shuffle(all);
            return all;
        }

        var places = new HashSet<int>();
        var drawn = new List<int>();
        while (drawn.Count < most)
        {
            if (random.Next(total) is var place && places.Add(place))
            {
                drawn.Add(place);
            }
        }

        return drawn;
    }
}
