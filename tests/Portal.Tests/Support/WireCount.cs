using Microsoft.Playwright;

namespace Portal.Tests.Support;

/// <summary>What a portal sends over the wire to one tab, compressed as it comes.</summary>
internal sealed class WireCount
{
    private long _bytes;
    private long _circuitBytes;

    private WireCount()
    {
    }

    /// <summary>Headers and bodies of answers.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Messages of the circuit, before their compression.</summary>
    public long CircuitBytes => Interlocked.Read(ref _circuitBytes);

    /// <summary>Counts what is sent from now on.</summary>
    public static WireCount Of(IPage page, Uri portal)
    {
        var count = new WireCount();
        page.RequestFinished += async (_, request) =>
        {
            var sizes = await request.SizesAsync();
            if (request.Url.StartsWith(portal.ToString(), StringComparison.Ordinal))
            {
                Interlocked.Add(ref count._bytes, sizes.ResponseBodySize + sizes.ResponseHeadersSize);
            }
        };
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => Interlocked.Add(ref count._circuitBytes, frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        return count;
    }
}
