using Portal.Services.Storage;

namespace Portal.Tests.Delivery;

/// <summary>The database of a portal that dies at its n-th write, just before the commit or just after it: from then on nothing ever returns.</summary>
internal sealed class MortalDatabase(Database database, int dyingWrite, bool afterCommit) : Database
{
    private readonly TaskCompletionSource _death = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _never = new();
    private int _writes;

    public Task Death => _death.Task;

    public override Nodes Nodes => database.Nodes;

    public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _writes);
        if (number > dyingWrite || (number == dyingWrite && !afterCommit))
        {
            await DieAsync();
        }

        var result = await database.WriteAsync(work, cancellationToken);
        if (number == dyingWrite)
        {
            await DieAsync();
        }

        return result;
    }

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        if (_death.Task.IsCompleted)
        {
            await DieAsync();
        }

        return await database.ReadAsync(query, cancellationToken);
    }

    private Task DieAsync()
    {
        _death.TrySetResult();
        return _never.Task;
    }
}
