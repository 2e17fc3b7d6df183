using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Portal.Services.Storage;

/// <summary>Whether the data can be read and stored, as far as those found who tried.</summary>
public sealed partial class StorageHealth(TimeProvider clock, ILogger<StorageHealth> logger)
{
    /// <summary>How long a write may take. A longer one is still waited for, because nobody knows what becomes of it; but people are told.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly ConcurrentDictionary<object, long> _waiting = new();
    private readonly HashSet<StorageFault> _said = [];
    private StorageFault? _fault;

    /// <summary>Null while nothing is known to be wrong. Only a write that works again ends one; that the data is damaged, only a start on other data.</summary>
    public StorageFault? Fault => Volatile.Read(ref _fault);

    /// <summary>Whether a write has waited longer than one should.</summary>
    public bool IsSilent => _waiting.Values.Any(since => clock.GetElapsedTime(since) >= Patience);

    /// <summary>Runs a write, and knows how long it takes.</summary>
    internal async Task<T> WatchAsync<T>(Func<Task<T>> write)
    {
        var key = new object();
        _waiting[key] = clock.GetTimestamp();
        try
        {
            return await write();
        }
        finally
        {
            _waiting.TryRemove(key, out _);
        }
    }

    /// <summary>Says in the log once what is wrong, not for each of the many who run into it, nor again where two faults take turns.</summary>
    internal void Note(Exception exception)
    {
        if (StorageFault.Of(exception) is { } fault)
        {
            Volatile.Write(ref _fault, fault);
            if (IsNews(fault))
            {
                LogBroken(fault.Word);
            }
        }
    }

    internal void WorksAgain()
    {
        if (Interlocked.Exchange(ref _fault, null) is { } fault)
        {
            LogWorks(fault.Word);
            lock (_said)
            {
                _said.Clear();
            }
        }
    }

    private bool IsNews(StorageFault fault)
    {
        lock (_said)
        {
            return _said.Add(fault);
        }
    }

    [LoggerMessage(LogLevel.Error, "The portal can't store its data, because {Fault}. It is not ready until a write works again.")]
    private partial void LogBroken(string fault);

    [LoggerMessage(LogLevel.Information, "Data can be stored again; before, {Fault}.")]
    private partial void LogWorks(string fault);
}
