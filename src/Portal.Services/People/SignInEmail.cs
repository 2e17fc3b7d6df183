using System.Globalization;

namespace Portal.Services.People;

/// <summary>
/// An address in the one form in which two are compared. Capitals of A to Z are the same as small letters, and nothing else is: letters
/// of other scripts that look alike, or that some comparison would make alike, never turn one address into another.
/// </summary>
public static class SignInEmail
{
    public const int Longest = 254;

    private const string Marks = "!#$%&'*+-/=?^_`{|}~.";
    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <summary>Null for what is no address, and for one with other letters than A to Z before the @.</summary>
    public static string? Normalize(string? text)
    {
        var address = text?.Trim() ?? string.Empty;
        var at = address.LastIndexOf('@');
        return at is > 0 and <= 64 && address.Length <= Longest && IsMailbox(address[..at]) && Domain(address[(at + 1)..]) is { } domain
            ? $"{address[..at].ToLowerInvariant()}@{domain}"
            : null;
    }

    /// <summary>A domain as the name system writes it, so that a look-alike shows; null for what is none.</summary>
    public static string? Domain(string text)
    {
        try
        {
            return text.Contains('.', StringComparison.Ordinal) && !text.EndsWith('.') ? Names.GetAscii(text).ToLowerInvariant() : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Of an address in its one form.</summary>
    public static string DomainOf(string normalized) => normalized[(normalized.LastIndexOf('@') + 1)..];

    private static bool IsMailbox(string text) => text.All(c => char.IsAsciiLetterOrDigit(c) || Marks.Contains(c, StringComparison.Ordinal));
}
