namespace Portal.Services.Storage.Sqlite;

/// <summary>Why the file can't be used, told to whoever starts the portal: what is wrong, and what to do.</summary>
internal static class SqlitePathProblem
{
    private const int NoSpaceOnUnix = 28;
    private const int NoSpaceOnWindows = unchecked((int)0x80070070);

    /// <summary>Null when the failure is none of the file's.</summary>
    public static string? Of(Exception exception, string path) => Fault(exception) is { } fault ? Words(fault, path) : null;

    private static StorageFault? Fault(Exception exception) => exception switch
    {
        UnauthorizedAccessException => StorageFault.ReadOnly,
        IOException { HResult: NoSpaceOnUnix or NoSpaceOnWindows } => StorageFault.Full,
        IOException => StorageFault.Unreachable,
        _ => StorageFault.Of(exception),
    };

    private static string Words(StorageFault fault, string path) =>
        fault == StorageFault.Full ? $"the disk is full on which {path} lies. Make room, then start the portal again."
        : fault == StorageFault.ReadOnly ? $"the portal may not write to {path}, or not into its folder. Let the user that runs the portal write there, or name another file."
        : fault == StorageFault.Damaged ? $"{path} is damaged, or is no database of the portal. Put a backup of it in its place, or name another file."
        : fault == StorageFault.Silent ? $"another program holds {path}. End it, a backup for instance, then start the portal again."
        : $"{path} can't be opened. Its folder must be one that can be made and written to, and the path must not be a folder itself.";
}
