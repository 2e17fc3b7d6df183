using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>What programs on a mail's way set before its subject in brackets or between stars.</summary>
internal static partial class SubjectTags
{
    private const int Longest = 60;

    // As letters alone, in small ones.
    private static readonly FrozenSet<string> Gateways = FrozenSet.ToFrozenSet(
        [
            "ext", "external", "externalemail", "externalmail", "externalmessage", "externalsender", "extern", "externemail", "externemails", "externenachricht", "externabsender", "externerabsender",
            "externe", "externo", "externa", "correoexterno", "esterno", "esterna", "emailesterna", "expéditeurexterne", "courrielexterne", "messageexterne", "ekstern", "ekstert", "ulkoinen", "zewnętrzny", "zewnętrzna",
            "caution", "cautionexternal", "cautionexternalemail", "warningexternal", "warningexternalemail", "outside", "outsideemail", "untrusted", "untrustedsender", "unverified", "unverifiedsender",
            "spam", "spamverdacht", "possiblespam", "suspectedspam", "probablespam", "spamsuspected", "spamwarning", "spamdetected", "junk", "bulk", "newsletterspam", "phishing", "suspectedphishing", "possiblephishing",
        ],
        StringComparer.Ordinal);

    /// <summary>The tag that the subject begins with; of no length where there is none.</summary>
    public static SubjectTag Of(ReadOnlySpan<char> subject)
    {
        var tag = Tag().Match(subject[..Math.Min(subject.Length, Longest)].ToString()).Value;
        var isGateways = Gateways.Contains(string.Concat(tag.Where(char.IsLetter)).ToLowerInvariant());
        return isGateways || tag.StartsWith('[') ? new SubjectTag(tag, isGateways) : new SubjectTag(string.Empty, IsGateways: false);
    }

    [GeneratedRegex(@"^(?:\[[^\[\]]+\]|\{[^{}]+\}|\([^()]+\)|<[^<>]+>|\*+[^*]+\*+|#+[^#:]+#+)", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}

/// <param name="IsGateways">Whether it only says that the mail came from outside, or may be unwanted.</param>
internal sealed record SubjectTag(string Text, bool IsGateways)
{
    public int Length => Text.Length;
}
