using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Sandbox;

public sealed class SandboxOptions
{
    public const string Section = "Sandbox";

    /// <summary>Whether the portal hosts the sandbox itself. The sandbox alone ignores it.</summary>
    public bool Enabled { get; set; }

    /// <summary>The portal's own addresses; a sign-in is only ever sent back to one of these.</summary>
    [Required, MinLength(1)] public IList<Uri> PortalAddresses { get; set; } = [new("http://localhost:5080")];

    /// <summary>Where signing keys and accepted messages outlive a restart; nowhere when empty.</summary>
    public string DataDirectory { get; set; } = string.Empty;

    /// <summary>How long an access token lives, in seconds.</summary>
    [Range(1, 86400)] public int AccessTokenSeconds { get; set; } = 3600;
}

[OptionsValidator]
internal sealed partial class SandboxOptionsValidator : IValidateOptions<SandboxOptions>;
