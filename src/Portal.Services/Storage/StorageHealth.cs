using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage;

/// <summary>Whether the data can be read and stored, as far as those found who tried.</summary>
public sealed partial class StorageHealth(ILogger<StorageHealth> logger)
{
    private StorageFault? _fault;

    /// <summary>Null while nothing is known to be wrong. Only a write that works again ends one.</summary>
    public StorageFault? Fault => Volatile.Read(ref _fault);

    /// <summary>Says in the log once what is wrong, not for each of the many who run into it.</summary>
    internal void Note(Exception exception)
    {
        if (StorageFault.Of(exception) is { } fault && Interlocked.Exchange(ref _fault, fault) != fault)
        {
            LogBroken(fault.Word);
        }
    }

    internal void WorksAgain()
    {
        if (Interlocked.Exchange(ref _fault, null) is { } fault)
        {
            LogWorks(fault.Word);
        }
    }

    [LoggerMessage(LogLevel.Error, "The portal can't store its data, because {Fault}. It is not ready until a write works again.")]
    private partial void LogBroken(string fault);

    [LoggerMessage(LogLevel.Information, "Data can be stored again; before, {Fault}.")]
    private partial void LogWorks(string fault);
}
