using Portal.Services.Storage;

namespace Portal.Tests.Delivery;

/// <summary>A database in which something happens between what was read or written and what is done about it.</summary>
internal sealed class OvertakenDatabase(Database inner, Func<Task> meanwhile, bool alsoAfterWrites = false) : Database
{
    public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var written = await inner.WriteAsync(work, cancellationToken);
        await (alsoAfterWrites ? meanwhile() : Task.CompletedTask);
        return written;
    }

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(query, cancellationToken);
        await meanwhile();
        return read;
    }
}
