namespace Portal.Services.Composing;

/// <summary>Which links a mail program may follow, and which pictures it may show.</summary>
internal static class SafeLinks
{
    private static readonly string[] LinkSchemes = ["https://", "http://", "mailto:", "tel:"];
    private static readonly string[] ImageSchemes = ["https://", "http://"];

    public static bool MayLink(string url) => IsSafe(url, LinkSchemes);

    public static bool MayShow(string url) => IsSafe(url, ImageSchemes);

    // The text must begin with a known scheme, so that no disguise of an unknown one has to be recognised.
    private static bool IsSafe(string url, string[] schemes) =>
        schemes.Any(scheme => url.Length > scheme.Length && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) && !url.Any(char.IsControl);
}
