using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>An e-mail address, with the name before it where there is one. The address is in lower case, as the service compares it.</summary>
public sealed partial record EmailAddress(string Address, string? Name)
{
    private const int Longest = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets

    /// <summary>Reads <c>ada@example.com</c> and <c>Ada Lovelace &lt;ada@example.com&gt;</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = MailAddress.TryCreate(text?.Trim(), out var parsed) && parsed.Address.Length <= Longest && Usual().IsMatch(parsed.Address) && IsWhole(text, parsed)
            ? new EmailAddress(parsed.Address.ToLowerInvariant(), string.IsNullOrWhiteSpace(parsed.DisplayName) ? null : parsed.DisplayName.Trim())
            : null;
        return address is not null;
    }

    // The framework reads the last of several addresses, and takes what stands before it for a name.
    private static bool IsWhole(string? text, MailAddress parsed) => parsed.DisplayName.Length == 0
        ? text?.Trim().Trim('<', '>').Length == parsed.Address.Length
        : text?.TrimEnd().EndsWith('>') is true;

    /// <summary>The address in lower case, without a name; null when the text is none.</summary>
    public static string? Bare(string? text) => TryParse(text, out var address) ? address.Address : null;

    /// <summary>As it stands in a request or a mail's head.</summary>
    public override string ToString() =>
        Name is null ? Address
        : Plain().IsMatch(Name) ? $"{Name} <{Address}>"
        : $"\"{Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{Address}>";

    [GeneratedRegex(@"^[^\s@<>()\[\],;:""\\]+@[\p{L}\p{N}](?:[\p{L}\p{N}.-]*[\p{L}\p{N}])?\.[\p{L}]{2,}$", RegexOptions.NonBacktracking)]
    private static partial Regex Usual();

    [GeneratedRegex(@"^[\p{L}\p{N} '’_-]+$", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();
}
