using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Storage;

namespace Portal.Tests.Storage;

/// <summary>A database whose storage fails whenever the test says so, in SQLite's own words.</summary>
internal sealed class FullDisk(Database inner) : Database
{
    private int _failures;

    /// <summary>SQLite's code for how writing fails, 13 for a full disk; null while it works.</summary>
    public int? Writing { get; set; }

    /// <summary>The same for reading.</summary>
    public int? Reading { get; set; }

    /// <summary>How often it has failed.</summary>
    public int Failures => _failures;

    /// <summary>Puts one around the database of a portal.</summary>
    public static void AddTo(IServiceCollection services)
    {
        var made = services.Last(s => s.ServiceType == typeof(Database)).ImplementationFactory ?? throw new InvalidOperationException("The portal makes its database another way.");
        services.AddSingleton(provider => new FullDisk((Database)made(provider)));
        services.AddSingleton<Database>(provider => new WatchedDatabase(provider.GetRequiredService<FullDisk>(), provider.GetRequiredService<StorageHealth>()));
    }

    public override Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken) =>
        Writing is { } code ? Task.FromException<T>(Failure(code)) : inner.WriteAsync(work, cancellationToken);

    public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) =>
        Reading is { } code ? Task.FromException<T>(Failure(code)) : inner.ReadAsync(query, cancellationToken);

    private InvalidOperationException Failure(int code)
    {
        Interlocked.Increment(ref _failures);
        return new("While saving.", new SqliteException("It failed.", code));
    }
}
