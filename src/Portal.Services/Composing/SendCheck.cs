using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Services.Composing;

/// <summary>The checks before sending; run in the dialog, and again on the server when it is sent.</summary>
public static partial class SendCheck
{
    public const int LongestSubject = 250;

    /// <summary>Of Cc and of Bcc, each.</summary>
    public const int MostAddresses = 50;

    /// <summary>Empty when nothing stands in the way.</summary>
    public static IReadOnlyList<SendProblem> Of(ChannelChoice choice, Recipient recipient, MessageContent content, SendingRules rules)
    {
        IEnumerable<(ContentField, string?)> problems =
        [
            (ContentField.Channel, choice is ChannelChoice.Closed closed ? closed.Reason : null),
            (ContentField.To, AddressProblem(choice.Channel, recipient, content)),
        ];
        return [.. Found(problems), .. OfContent(choice.Channel, content, rules)];
    }

    /// <summary>The same without the contact: what is wrong with the content alone.</summary>
    public static IReadOnlyList<SendProblem> OfContent(Channel channel, MessageContent content, SendingRules rules)
    {
        IEnumerable<(ContentField, string?)> problems =
        [
            (ContentField.Channel, rules.Offered.Contains(channel) ? null : NotOffered(channel)),
            .. channel == Channel.Email ? EmailProblems(content, rules) : OtherProblems(channel, content, rules),
            (ContentField.Body, BodyProblem(channel, content)),
            .. ContentVariables.Problems(content, channel),
            (ContentField.Attachments, AttachmentRules.Problem(channel, content.Attachments)),
        ];
        return Found(problems);
    }

    public static string NotOffered(Channel channel) => $"This sub-account does not write by {channel.Name}.";

    /// <summary>Why the service can't be asked to hold a message until then; null when it can. Both in UTC.</summary>
    public static SendProblem? OfTime(DateTime sendAt, DateTime utcNow) =>
        sendAt > utcNow ? null : new SendProblem(ContentField.SendAt, "That time has passed.");

    private static IEnumerable<(ContentField, string?)> EmailProblems(MessageContent content, SendingRules rules) =>
    [
        (ContentField.From, content.EmailFrom is { } from && !IsOneOf(rules.Senders, from) ? $"{from} is no sender of this sub-account." : null),
        (ContentField.Cc, ListProblem(content.EmailCc)),
        (ContentField.Bcc, ListProblem(content.EmailBcc)),
        (ContentField.Subject, content.Subject?.Length > LongestSubject ? TooLong("A subject", LongestSubject, content.Subject.Length) : null),
    ];

    private static IEnumerable<(ContentField, string?)> OtherProblems(Channel channel, MessageContent content, SendingRules rules) =>
    [
        (ContentField.From, channel.HasSenderNumbers && content.FromNumber is { } number && !E164().IsMatch(number) ? $"{number} is no phone number with its country’s code." : null),
        (ContentField.Provider, channel.NeedsProvider && content.ProviderId is { } id && !rules.CustomProviders.ContainsKey(id) ? "This sub-account has no such provider." : null),
    ];

    private static string? AddressProblem(Channel channel, Recipient recipient, MessageContent content) =>
        channel == Channel.Email && content.EmailTo is { } email && !IsOneOf(recipient.Emails, email) ? $"{email} is none of {recipient.Name}’s addresses."
        : channel.NeedsPhone && content.ToNumber is { } phone && !recipient.Phones.Contains(phone) ? $"{phone} is none of {recipient.Name}’s numbers."
        : null;

    private static bool IsOneOf(IEnumerable<string> addresses, string address) => EmailAddress.KeyOf(address) is { } key && addresses.Any(other => EmailAddress.KeyOf(other) == key);

    private static string? ListProblem(IReadOnlyList<string> list) =>
        EmailAddressList.Problem(list) is { } problem ? problem
        : list.Count > MostAddresses ? string.Create(CultureInfo.InvariantCulture, $"At most {MostAddresses} addresses; these are {list.Count}.")
        : null;

    private static string? BodyProblem(Channel channel, MessageContent content) =>
        (content.Attachments.Count == 0 || channel == Channel.Email) && SaysNothing(channel, content) ? "Write a message first."
        : content.WithSignature().Length > channel.MaxLength ? TooLong(channel.Title, channel.MaxLength, content.WithSignature().Length)
        : null;

    // In an e-mail, what was typed may stand for what can't be seen: &#8203;
    private static bool SaysNothing(Channel channel, MessageContent content) =>
        InvisibleCharacters.IsBlank(content.Body)
        || (channel == Channel.Email && (content.IsHtml || content.Body.Contains('&', StringComparison.Ordinal)) && EmailBody.Of(content with { Signature = null, Reply = null }) is var body
            && InvisibleCharacters.IsBlank(body.Text) && !body.Html.Contains("<img", StringComparison.OrdinalIgnoreCase));

    private static string TooLong(string what, int most, int length) =>
        string.Create(CultureInfo.InvariantCulture, $"{what} takes at most {most:N0} characters; this has {length:N0}.");

    private static List<SendProblem> Found(IEnumerable<(ContentField Field, string? Reason)> problems) =>
        [.. problems.Where(p => p.Reason is not null).Select(p => new SendProblem(p.Field, p.Reason ?? string.Empty))];

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.NonBacktracking)]
    private static partial Regex E164();
}
