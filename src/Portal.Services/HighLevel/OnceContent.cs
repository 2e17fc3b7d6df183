using System.Net;
using System.Net.Http.Headers;

namespace Portal.Services.HighLevel;

/// <summary>
/// A request body that can be written to the network at most once, and that knows whether it was.
/// A handler that wants to repeat the request on another connection finds that it can't,
/// and after <see cref="TryAbandon"/> it is certain that no byte of the body has left or ever will.
/// </summary>
internal sealed class OnceContent : HttpContent
{
    private const int Unused = 0;
    private const int Started = 1;
    private const int Abandoned = 2;

    private readonly byte[] _body;
    private int _state = Unused;

    public OnceContent(byte[] json)
    {
        _body = json;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    /// <summary>True when nothing of the body had left, which from now on stays so.</summary>
    public bool TryAbandon() => Interlocked.CompareExchange(ref _state, Abandoned, Unused) is Unused or Abandoned;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.CompareExchange(ref _state, Started, Unused) != Unused)
        {
            throw new IOException("A message's request is written once and never repeated.");
        }

        await stream.WriteAsync(_body, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _body.Length;
        return true;
    }
}
