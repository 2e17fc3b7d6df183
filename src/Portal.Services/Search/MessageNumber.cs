using System.Buffers.Binary;

namespace Portal.Services.Search;

/// <summary>
/// A message's place in the index: a number that rises with the time in its id, so that what is found comes newest first without sorting, and
/// days and pages are ranges of it. Its lower 20 bits are the id's first random ones; a number that is taken gives way to the next that is free.
/// </summary>
internal static class MessageNumber
{
    /// <summary>How far a number may be looked for above the id's own.</summary>
    public const int Slack = 1_000;

    private const int RandomBits = 20;
    private const long MostMilliseconds = (1L << 43) - 1; // the year 2248

    public static long Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = BinaryPrimitives.ReadInt64BigEndian(bytes) >>> 16;
        var random = ((BinaryPrimitives.ReadInt32BigEndian(bytes[6..]) >> 16 & 0xFFF) << 8) | (((bytes[8] & 0x3F) << 2) | (bytes[9] >> 6));
        return (Math.Min(milliseconds, MostMilliseconds) << RandomBits) | (uint)random;
    }
}
