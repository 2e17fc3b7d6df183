using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.Storage;

public sealed class StorageOptions
{
    public const string Section = "Storage";

    public StorageProvider Provider { get; set; }

    /// <summary>The SQLite file; a relative path starts at the content root.</summary>
    [Required, MinLength(1)] public string Path { get; set; } = "data/portal.db";

    /// <summary>Where PostgreSQL is and how to get in. It may hold a password, so it is never written anywhere.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The directory of the keys that encrypt sessions and tokens; nobody but the portal should be able to read it.</summary>
    [Required, MinLength(1)] public string KeysDirectory { get; set; } = "data/keys";

    /// <summary>A PFX file whose certificate encrypts those keys where they lie; without one they lie there as they are.</summary>
    public string? KeysCertificate { get; set; }

    public string? KeysCertificatePassword { get; set; }
}

public enum StorageProvider
{
    /// <summary>One file, one portal.</summary>
    Sqlite,

    /// <summary>A server, for one portal or several on the same data.</summary>
    Postgres,
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
