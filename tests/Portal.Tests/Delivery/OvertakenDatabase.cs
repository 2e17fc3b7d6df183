using Portal.Services.Storage;

namespace Portal.Tests.Delivery;

/// <summary>A database in which something happens between what was read and what is done about it.</summary>
internal sealed class OvertakenDatabase(Database inner, Func<Task> meanwhile) : Database
{
    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        inner.WriteAsync(work, cancellationToken);

    public override async Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken)
    {
        var read = await inner.ReadAsync(query, cancellationToken);
        await meanwhile();
        return read;
    }
}
