using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Uploading;

internal sealed record UploadedFile(string Id, string LocationId, string Name, string ContentType, byte[] Bytes);

/// <summary>What was uploaded, in memory: the oldest files go when there are too many, all of them at a restart.</summary>
internal sealed class UploadedFiles
{
    private const long MostBytes = 128 * 1024 * 1024;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, UploadedFile> _files = [];
    private readonly Queue<UploadedFile> _oldest = [];
    private long _bytes;

    public UploadedFile Add(string locationId, string name, string contentType, byte[] bytes)
    {
        var file = new UploadedFile(Ids.New(), locationId, name, contentType, bytes);
        lock (_gate)
        {
            _files.Add(file.Id, file);
            _oldest.Enqueue(file);
            _bytes += bytes.Length;
            while (_bytes > MostBytes)
            {
                var gone = _oldest.Dequeue();
                _files.Remove(gone.Id);
                _bytes -= gone.Bytes.Length;
            }
        }

        return file;
    }

    public UploadedFile? Find(string id)
    {
        lock (_gate)
        {
            return _files.GetValueOrDefault(id);
        }
    }

    public IReadOnlyList<UploadedFile> All()
    {
        lock (_gate)
        {
            return [.. _oldest];
        }
    }
}
