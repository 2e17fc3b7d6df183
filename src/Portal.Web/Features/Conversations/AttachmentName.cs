using Portal.Services.Composing;

namespace Portal.Web.Features.Conversations;

/// <summary>What people see of a file's address.</summary>
internal static class AttachmentName
{
    /// <summary>The last part of the path, else the whole; without marks of direction, which can make <c>.exe</c> look like <c>.pdf</c>.</summary>
    public static string Of(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) ? FileName.OfAddress(uri) : InvisibleCharacters.WithoutAny(address);

    /// <summary>Null for anything that isn't http or https: such an address is shown, and not made a link.</summary>
    public static string? WebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp)
            ? uri.AbsoluteUri
            : null;
}
