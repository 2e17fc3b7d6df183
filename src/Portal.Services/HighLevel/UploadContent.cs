using System.Buffers;
using System.Net;

namespace Portal.Services.HighLevel;

/// <summary>A file on its way out, in small parts; it is read once, so a handler that wants to repeat the request finds that it can't.</summary>
internal sealed class UploadContent(FileUpload file) : HttpContent
{
    private const int PartSize = 64 * 1024;

    private int _started;

    public bool IsUnreadable { get; private set; }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _started, 1) != 0)
        {
            throw new IOException("A file is read once and its upload never repeated.");
        }

        var part = ArrayPool<byte>.Shared.Rent(PartSize);
        try
        {
            await CopyAsync(stream, part, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(part);
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = file.Length ?? (file.Content.CanSeek ? file.Content.Length - file.Content.Position : -1);
        return length >= 0;
    }

    private async Task CopyAsync(Stream stream, byte[] part, CancellationToken cancellationToken)
    {
        var sent = 0L;
        while (await ReadAsync(part, cancellationToken) is > 0 and var read)
        {
            await stream.WriteAsync(part.AsMemory(0, read), cancellationToken);
            file.Sent?.Report(sent += read);
        }
    }

    // Whatever a stream of somebody else's throws, the caller hears that the file was unreadable.
    private async Task<int> ReadAsync(byte[] part, CancellationToken cancellationToken)
    {
        try
        {
            return await file.Content.ReadAsync(part.AsMemory(0, PartSize), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            IsUnreadable = true;
            throw new IOException("The file could not be read.", exception);
        }
    }
}
