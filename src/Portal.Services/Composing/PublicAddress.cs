using System.Net;

namespace Portal.Services.Composing;

/// <summary>Addresses of files that others can fetch: the service does so itself, and so may the contact.</summary>
public static class PublicAddress
{
    /// <summary>In characters.</summary>
    public const int Longest = 2000;

    private static readonly string[] Inner = [".local", ".localhost", ".internal", ".lan", ".home", ".corp", ".test", ".invalid", ".example"];

    /// <summary>Why the service can't be given this address, as a sentence; null when it can.</summary>
    public static string? Problem(string? address) =>
        address?.Trim().Length > Longest ? "That address is too long."
        : !Uri.TryCreate(address?.Trim(), UriKind.Absolute, out var uri) ? "That is no web address."
        : uri.Scheme != Uri.UriSchemeHttps ? "The address must begin with https://."
        : uri.UserInfo.Length > 0 ? "The address must not hold a password."
        : IsInner(uri) ? "The address must be one that everybody can reach."
        : null;

    private static bool IsInner(Uri uri) =>
        uri.IdnHost.Trim('[', ']').TrimEnd('.') is var host // a dot at the end is the same name
        && (IPAddress.TryParse(host, out _) || !host.Contains('.', StringComparison.Ordinal)
            || Inner.Any(ending => host.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
}
