using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace Portal.Services.Composing;

/// <summary>An e-mail address, with the name before it where there is one. Its domain is in lower case; what stands before the @ is as it was typed, because some servers tell apart what others don't.</summary>
public sealed record EmailAddress
{
    private const int Longest = 254; // RFC 5321, 4.5.3.1.3, less the angle brackets
    private const int LongestLocal = 64;
    private const int LongestName = 200;
    private const int LongestText = 1000;

    private static readonly SearchValues<char> NameWordEnds = SearchValues.Create(" ,;<>()\"");

    private EmailAddress(string address, string key, string? name) => (Address, Key, Name) = (address, key, name);

    public string Address { get; }

    /// <summary>The same for each way to write the address.</summary>
    public string Key { get; }

    public string? Name { get; }

    /// <summary>Reads one address as people write it: <c>ada@example.com</c>, <c>Ada Lovelace &lt;ada@example.com&gt;</c>, <c>Lovelace, Ada &lt;ada@example.com&gt;</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmailAddress? address)
    {
        address = text is { Length: <= LongestText } && EmailAddressReader.Read(text) is [{ Address: { } only }] ? only : null;
        return address is not null;
    }

    /// <summary>The address in lower case, as the service compares a contact's, without a name; null when the text is none.</summary>
    public static string? Bare(string? text) => TryParse(text, out var address) ? address.Address.ToLowerInvariant() : null;

    /// <summary>What two ways to write one address have in common; null when the text is none.</summary>
    public static string? KeyOf(string? text) => TryParse(text, out var address) ? address.Key : null;

    /// <summary>Null for anything but the address itself.</summary>
    internal static EmailAddress? Of(string text)
    {
        var address = text.Length > LongestText ? string.Empty : InvisibleCharacters.WithoutAny(text);
        var at = address.LastIndexOf('@');
        return at > 0 && IsLocal(address.AsSpan(0, at)) && EmailDomain.Ascii(address[(at + 1)..].ToLowerInvariant().Replace('。', '.')) is { } domain && at + domain.Length < Longest
            ? new EmailAddress(address[..at] + address[at..].ToLowerInvariant(), $"{address[..at].ToLowerInvariant()}@{domain}", name: null)
            : null;
    }

    /// <summary>The same with a name; null where that name would say another address, or much more than a name.</summary>
    internal EmailAddress? Named(string name)
    {
        var clean = CleanName(name);
        return InvisibleCharacters.IsBlank(clean) || Of(clean)?.Key == Key ? this
            : clean.Length > LongestName || HoldsAddress(clean) ? null
            : new EmailAddress(Address, Key, clean);
    }

    /// <summary>As people read it, without the marks that a mail's head needs.</summary>
    public string Shown => Name is null ? Address : $"{Name} <{Address}>";

    /// <summary>As it stands in a request or a mail's head.</summary>
    public override string ToString() =>
        Name is null ? Address
        : Name.All(IsPlain) && Name.Split(' ').All(word => word.Any(char.IsLetter)) ? $"{Name} <{Address}>"
        : $"\"{Name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\" <{Address}>";

    private static bool IsPlain(char character) => char.IsLetterOrDigit(character) || character is ' ' or '\'' or '’' or '_' or '-';

    private static bool IsLocal(ReadOnlySpan<char> local)
    {
        foreach (var character in local)
        {
            if (char.IsWhiteSpace(character) || char.IsControl(character) || "@<>()[],;:\"\\\uFFFD".Contains(character, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return local.Length <= LongestLocal && local[0] != '.' && local[^1] != '.' && local.IndexOf("..") < 0;
    }

    // Programs set whole names in quotes of one kind or the other, some of them twice.
    private static string CleanName(string name)
    {
        var clean = Tidy(name);
        while (clean.Length > 1 && (clean[0], clean[^1]) is ('"', '"') or ('\'', '\'') or ('[', ']'))
        {
            clean = Tidy(clean[1..^1]);
        }

        return clean;
    }

    private static string Tidy(string name) => string.Join(' ', InvisibleCharacters.Without(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // “@Acme” may be part of a name; what could be written to may not, also with a blank behind its @.
    private static bool HoldsAddress(string name)
    {
        for (var at = name.IndexOf('@', StringComparison.Ordinal); at >= 0; at = name.IndexOf('@', at + 1))
        {
            var behind = name.AsSpan(at + 1).TrimStart();
            var end = behind.IndexOfAny(NameWordEnds);
            var word = end < 0 ? behind : behind[..end];
            if (word.TrimEnd('.').Contains('.') || (at > 0 && word.Length > 0 && char.IsLetterOrDigit(name[at - 1])))
            {
                return true;
            }
        }

        return false;
    }
}
