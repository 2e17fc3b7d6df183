using Portal.Services.Storage;

namespace Portal.Tests.Web;

/// <summary>A database whose disk is full whenever the test says so.</summary>
public sealed class BreakableDatabase(Database inner) : Database
{
    public bool IsBroken { get; set; }

    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        IsBroken ? Task.FromException<T>(new IOException("The disk is full.")) : inner.WriteAsync(work, cancellationToken);

    public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        inner.ReadAsync(query, cancellationToken);
}
