namespace Portal.Web.Features.Conversations;

/// <summary>What people see of a file's address.</summary>
internal static class AttachmentName
{
    /// <summary>The last part of the path, else the whole.</summary>
    public static string Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && Uri.UnescapeDataString(uri.Segments[^1]).Trim('/') is { Length: > 0 } name
            ? name
            : address;

    /// <summary>Null for anything that isn't http or https: such an address is shown, and not made a link.</summary>
    public static string? WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;
}
