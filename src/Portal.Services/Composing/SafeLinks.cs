namespace Portal.Services.Composing;

/// <summary>Which links a mail program may follow, and which pictures it may show.</summary>
internal static class SafeLinks
{
    private const string Mailto = "mailto:";
    private static readonly string[] LinkSchemes = ["https://", "http://", Mailto, "tel:"];
    private static readonly string[] ImageSchemes = ["https://", "http://"];

    public static bool MayLink(string url) => IsSafe(url, LinkSchemes);

    /// <summary>The same for what a person typed, of which nothing must go missing: behind <c>mailto:</c> stands an address, which the plain text of the e-mail shows alone.</summary>
    public static bool MayLinkTyped(string url) =>
        MayLink(url) && (!url.StartsWith(Mailto, StringComparison.OrdinalIgnoreCase) || url[Mailto.Length..].Split('?')[0].Split(',').All(IsBare));

    private static bool IsBare(string address) => address.IndexOfAny(['<', ' ']) < 0 && EmailAddressList.IsAddress(address);

    public static bool MayShow(string url) => IsSafe(url, ImageSchemes);

    // The text must begin with a known scheme, so that no disguise of an unknown one has to be recognised.
    private static bool IsSafe(string url, string[] schemes) =>
        schemes.Any(scheme => url.Length > scheme.Length && url.StartsWith(scheme, StringComparison.OrdinalIgnoreCase)) && !url.Any(char.IsControl);
}
