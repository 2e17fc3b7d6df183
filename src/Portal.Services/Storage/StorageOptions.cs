using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.Storage;

public sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file; a relative path starts at the content root.</summary>
    [Required, MinLength(1)] public string Path { get; set; } = "data/portal.db";
}

[OptionsValidator]
internal sealed partial class StorageOptionsValidator : IValidateOptions<StorageOptions>;
