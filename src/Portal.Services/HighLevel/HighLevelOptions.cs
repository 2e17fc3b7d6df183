using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Portal.Services.HighLevel;

/// <summary>Where the service is, and how it is spoken to.</summary>
public sealed class HighLevelOptions : IValidatableObject
{
    public const string Section = "HighLevel";

    [Required] public Uri? BaseAddress { get; set; } = new("https://services.leadconnectorhq.com/");

    /// <summary>How long one request may take. A send that takes longer has an unknown outcome.</summary>
    [Range(1, 300)] public int TimeoutSeconds { get; set; } = 30;

    /// <summary>How long the upload of one file may take.</summary>
    [Range(1, 3600)] public int UploadTimeoutSeconds { get; set; } = 300;

    /// <summary>The <c>Version</c> header for everything under <c>/conversations</c>.</summary>
    [Required, MinLength(1)] public string ConversationsVersion { get; set; } = "2021-04-15";

    /// <summary>The <c>Version</c> header for everything under <c>/contacts</c>.</summary>
    [Required, MinLength(1)] public string ContactsVersion { get; set; } = "2021-07-28";

    /// <summary>The <c>Version</c> header for everything under <c>/users</c>.</summary>
    [Required, MinLength(1)] public string UsersVersion { get; set; } = "2021-07-28";

    /// <summary>The <c>Version</c> header for everything under <c>/locations</c>.</summary>
    [Required, MinLength(1)] public string LocationsVersion { get; set; } = "2021-07-28";

    /// <summary>The <c>Version</c> header for everything under <c>/phone-system</c>.</summary>
    [Required, MinLength(1)] public string PhoneSystemVersion { get; set; } = "2021-07-28";

    /// <summary>Requests that the service takes from one sub-account in any <see cref="RateIntervalSeconds"/>, until it says otherwise itself.</summary>
    [Range(1, 1_000_000)] public int RateLimit { get; set; } = 100;

    [Range(1, 3600)] public int RateIntervalSeconds { get; set; } = 10;

    /// <summary>Requests that the service takes from one sub-account in a day.</summary>
    [Range(1, 1_000_000_000)] public int DailyLimit { get; set; } = 200_000;

    /// <summary>The identity provider's access tokens are HighLevel's too. Otherwise none of them is ever shown to HighLevel.</summary>
    public bool AcceptsSignInTokens { get; set; }

    [Required, MinLength(1)] public string UserAgent { get; set; } = "Portal/1.0";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (BaseAddress is { } address && !IsSafe(address))
        {
            yield return new($"{Section}:{nameof(BaseAddress)} must be an absolute https address; http is for this machine only.", [nameof(BaseAddress)]);
        }
    }

    // Tokens travel in a header, so plain http never leaves the machine.
    private static bool IsSafe(Uri address) =>
        address.IsAbsoluteUri && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));
}

[OptionsValidator]
internal sealed partial class HighLevelOptionsValidator : IValidateOptions<HighLevelOptions>;
