using Microsoft.Extensions.Options;
using Npgsql;

namespace Portal.Services.Storage;

/// <summary>Says what is wrong with the connection string without repeating any of it.</summary>
internal sealed class ConnectionStringValidator : IValidateOptions<StorageOptions>
{
    private const string Key = $"{StorageOptions.Section}:{nameof(StorageOptions.ConnectionString)}";

    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Provider is not StorageProvider.Postgres ? ValidateOptionsResult.Success
        : string.IsNullOrWhiteSpace(options.ConnectionString) ? ValidateOptionsResult.Fail($"{Key} is required when {StorageOptions.Section}:{nameof(options.Provider)} is {nameof(StorageProvider.Postgres)}.")
        : Problem(options.ConnectionString) is { } problem ? ValidateOptionsResult.Fail($"{Key} {problem}")
        : ValidateOptionsResult.Success;

    private static string? Problem(string connectionString)
    {
        try
        {
            var parts = new NpgsqlConnectionStringBuilder(connectionString);
            return string.IsNullOrEmpty(parts.Host) ? "names no Host."
                : string.IsNullOrEmpty(parts.Database) ? "names no Database."
                : null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException or OverflowException)
        {
            return "can't be read as a connection string."; // the exception's own words may quote it
        }
    }
}
