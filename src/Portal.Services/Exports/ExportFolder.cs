using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Portal.Services.History;
using Portal.Services.Storage;

namespace Portal.Services.Exports;

/// <summary>Where the files lie, which nobody but the portal's user may read.</summary>
public sealed class ExportFolder
{
    private const string Unfinished = ".part";
    private const string Packing = ".pack";
    private const string Finished = ".file";

    private readonly string _path;

    public ExportFolder(IOptions<ExportOptions> options, IOptions<StorageOptions> storage, IHostEnvironment environment)
        : this(Path.GetFullPath(Path.Combine(environment.ContentRootPath, options.Value.Directory ?? Path.Combine(Path.GetDirectoryName(storage.Value.Path) ?? string.Empty, "exports"))))
    {
    }

    internal ExportFolder(string path) => _path = path;

    /// <summary>Opens the file to write on at <paramref name="at"/>; null where so much of it is not here.</summary>
    internal FileStream? OpenToWriteOn(Guid id, long at)
    {
        OwnerOnly.CreateFolder(_path);
        var file = OwnerOnly.Open(PathOf(id, Unfinished));
        if (file.Length < at)
        {
            file.Dispose();
            return null;
        }

        file.SetLength(at);
        file.Seek(at, SeekOrigin.Begin);
        return file;
    }

    /// <summary>A second file beside the unfinished one, which takes its place when it is finished.</summary>
    internal FileStream CreatePack(Guid id) => OwnerOnly.Open(PathOf(id, Packing), FileMode.Create);

    internal FileStream OpenUnfinished(Guid id) => new(PathOf(id, Unfinished), FileMode.Open, FileAccess.Read, FileShare.Read);

    internal void FinishPack(Guid id)
    {
        File.Move(PathOf(id, Packing), PathOf(id, Finished), overwrite: true);
        File.Delete(PathOf(id, Unfinished));
    }

    /// <summary>Only what is finished has this name.</summary>
    internal void Finish(Guid id) => File.Move(PathOf(id, Unfinished), PathOf(id, Finished), overwrite: true);

    /// <summary>Null where it is not in this portal's folder.</summary>
    internal FileStream? OpenToRead(Guid id)
    {
        try
        {
            return new FileStream(PathOf(id, Finished), new FileStreamOptions { Share = FileShare.Read | FileShare.Delete, Options = FileOptions.Asynchronous | FileOptions.SequentialScan });
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    internal void Delete(Guid id)
    {
        if (Directory.Exists(_path))
        {
            File.Delete(PathOf(id, Unfinished));
            File.Delete(PathOf(id, Packing));
            File.Delete(PathOf(id, Finished));
        }
    }

    /// <summary>Whose files are here.</summary>
    internal IReadOnlyList<Guid> Ids() => Directory.Exists(_path)
        ? [.. Directory.EnumerateFiles(_path).Where(file => Path.GetExtension(file) is Unfinished or Packing or Finished)
            .Select(file => Guid.TryParseExact(Path.GetFileNameWithoutExtension(file), "N", out var id) ? id : (Guid?)null).OfType<Guid>().Distinct()]
        : [];

    private string PathOf(Guid id, string ending) => Path.Combine(_path, id.ToString("N") + ending);
}
