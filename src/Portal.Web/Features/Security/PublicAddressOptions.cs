using Microsoft.Extensions.Options;

namespace Portal.Web.Features.Security;

/// <summary>How people's browsers reach the portal.</summary>
public sealed class PublicAddressOptions
{
    public const string Section = "Portal";

    /// <summary>An origin such as https://portal.example.com. Requests that name another host are then refused.</summary>
    public string? PublicAddress { get; set; }

    public string? Host => Uri.TryCreate(PublicAddress, UriKind.Absolute, out var address) ? address.IdnHost : null;
}

internal sealed class PublicAddressValidator : IValidateOptions<PublicAddressOptions>
{
    public ValidateOptionsResult Validate(string? name, PublicAddressOptions options) =>
        string.IsNullOrEmpty(options.PublicAddress) || IsOrigin(options.PublicAddress)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"{PublicAddressOptions.Section}:{nameof(PublicAddressOptions.PublicAddress)} must be an address without a path, such as https://portal.example.com.");

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        && address is { PathAndQuery: "/", UserInfo: "", Fragment: "" };
}
