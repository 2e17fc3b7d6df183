using System.Text.Json.Serialization;
using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Pipeline;

namespace Portal.Sandbox.Service.OAuth;

/// <summary>Tokens as the service gives them out; the words of this answer are in snake case and in camel case, as the service's are.</summary>
internal sealed record TokenBody : ReplyBody
{
    [JsonPropertyName("access_token")] public required string AccessToken { get; init; }
    [JsonPropertyName("token_type")] public string TokenType { get; init; } = "Bearer";
    [JsonPropertyName("expires_in")] public required int ExpiresIn { get; init; }
    [JsonPropertyName("refresh_token")] public required string RefreshToken { get; init; }
    public required string RefreshTokenId { get; init; }
    public required string Scope { get; init; }
    public required string UserType { get; init; }
    public required string CompanyId { get; init; }

    /// <summary>Of a sub-account's token only.</summary>
    public string? LocationId { get; init; }
    public string UserId { get; init; } = PlayedApp.Installer;

    /// <summary>Of the agency's token only.</summary>
    public IReadOnlyList<string>? ApprovedLocations { get; init; }
    public bool? IsBulkInstallation { get; init; }

    /// <summary>Of a token that was made out of the agency's only.</summary>
    public string? AppId { get; init; }
    public string? VersionId { get; init; }

    public static TokenBody Of(AppTokenPair pair, Installation installation) => new()
    {
        AccessToken = pair.AccessToken,
        ExpiresIn = (int)pair.Lifetime.TotalSeconds,
        RefreshToken = pair.RefreshToken,
        RefreshTokenId = pair.RefreshTokenId,
        Scope = string.Join(' ', pair.Scopes),
        UserType = installation.IsCompany ? "Company" : "Location",
        CompanyId = SandboxSubAccounts.ShorelineAgency,
        LocationId = installation.LocationId,
        ApprovedLocations = installation.IsCompany ? [.. SubAccountNames.All.Keys] : null,
        IsBulkInstallation = installation.IsCompany,
    };
}

/// <summary>The token endpoint's own way to refuse a code or a client.</summary>
internal sealed record OAuthErrorBody(string Error, [property: JsonPropertyName("error_description")] string ErrorDescription) : ReplyBody;

internal sealed record InstalledLocationsBody(IReadOnlyList<InstalledLocationWire> Locations, int Count, bool InstallToFutureLocations) : ReplyBody;

internal sealed record InstalledLocationWire([property: JsonPropertyName("_id")] string Id, string Name, string Address, bool IsInstalled, string VersionId);
