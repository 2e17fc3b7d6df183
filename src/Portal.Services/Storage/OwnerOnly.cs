namespace Portal.Services.Storage;

/// <summary>Files and folders that nobody but the user who runs the portal may look into, where the system knows such modes.</summary>
public static class OwnerOnly
{
    private const UnixFileMode OfFiles = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OfFolders = OfFiles | UnixFileMode.UserExecute;

    /// <summary>Creates the folder and what is missing above it. One that is there stays as it is: other things may lie in it.</summary>
    public static DirectoryInfo CreateFolder(string path)
    {
        if (Directory.Exists(path) || OperatingSystem.IsWindows())
        {
            return Directory.CreateDirectory(path);
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } above)
        {
            CreateFolder(above);
        }

        return Directory.CreateDirectory(path, OfFolders);
    }

    /// <summary>Creates an empty file where there is none.</summary>
    public static void CreateFile(string path)
    {
        if (!File.Exists(path))
        {
            Open(path, FileMode.CreateNew).Dispose();
        }
    }

    /// <summary>Opens a file for this process alone, and creates it where there is none.</summary>
    public static FileStream Open(string path, FileMode mode = FileMode.OpenOrCreate)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 1 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OfFiles;
        }

        return new FileStream(path, options);
    }

    /// <summary>Takes from others what they may do with the file or folder; false where it belongs to somebody else.</summary>
    public static bool TryClose(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return true;
        }

        try
        {
            File.SetUnixFileMode(path, File.GetUnixFileMode(path) & OfFolders);
            return true;
        }
        catch (Exception exception) when (exception is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    public static bool IsOpenToOthers(string path) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OfFolders) != 0;
}
