using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.Storage;

public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file; a relative path starts at the content root.</summary>
    [Required, MinLength(1)] public string Path { get; set; } = "data/portal.db";

    /// <summary>The directory of the keys that encrypt sessions and tokens; nobody but the portal should be able to read it.</summary>
    [Required, MinLength(1)] public string KeysDirectory { get; set; } = "data/keys";

    /// <summary>A PFX file whose certificate encrypts those keys where they lie; without one they lie there as they are.</summary>
    public string? KeysCertificate { get; set; }

    public string? KeysCertificatePassword { get; set; }
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
