using System.Buffers;

namespace Portal.Services.Composing;

/// <summary>
/// A web address in a text, from <paramref name="Start"/> to <paramref name="End"/>. <paramref name="Shown"/> is what a reader sees of it, which is never anything but what
/// <paramref name="Target"/> opens.
/// </summary>
public sealed record WebAddress(int Start, int End, string Shown, string Target)
{
    private const int Longest = 4_000; // characters

    private static readonly string[] Beginnings = ["https://", "http://", "www."];
    private static readonly SearchValues<string> AnyBeginning = SearchValues.Create(Beginnings, StringComparison.OrdinalIgnoreCase);

    public static IReadOnlyList<WebAddress> In(string text)
    {
        List<WebAddress> found = [];
        for (var at = Next(text, 0); at >= 0;)
        {
            var end = at + 1;
            if (BeginningAt(text, at) is { } beginning && MayFollow(text, at, beginning))
            {
                (var words, end) = WebAddressEnd.Read(text, at, beginning.Length);
                found.AddRange(words.Length <= Longest && Of(words, beginning) is var (shown, target) ? [new WebAddress(at, end, shown, target)] : []);
            }

            at = Next(text, end);
        }

        return found;
    }

    /// <summary>What a browser opens for an address, its host in the letters that computers use; null for what is no web address.</summary>
    public static string? Opened(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp) && uri.Host.Length > 0
            ? Opened(uri)
            : null;

    private static string Opened(Uri uri) => uri.Host.All(char.IsAscii) ? uri.AbsoluteUri : new UriBuilder(uri) { Host = uri.IdnHost }.Uri.AbsoluteUri;

    internal static string? BeginningAt(string text, int start) => Array.Find(Beginnings, beginning => text.AsSpan(start).StartsWith(beginning, StringComparison.OrdinalIgnoreCase));

    private static bool MayFollow(string text, int start, string beginning) => start == 0
        || !(char.IsAsciiLetterOrDigit(text[start - 1]) || (beginning == "www." && text[start - 1] is '.' or '/' or '@' or '-' or '_'));

    private static (string Shown, string Target)? Of(string words, string beginning)
    {
        var scheme = beginning == "www." ? Beginnings[0] : string.Empty;
        return Uri.TryCreate(scheme + words, UriKind.Absolute, out var uri) && uri is { Host.Length: > 0, UserInfo.Length: 0 } // a name before the host makes it look like another
            ? (LookalikeHost.Shown(words, scheme.Length > 0 ? 0 : beginning.Length, uri), Opened(uri))
            : null;
    }

    private static int Next(string text, int from) => text.AsSpan(from).IndexOfAny(AnyBeginning) is >= 0 and var found ? from + found : -1;
}
