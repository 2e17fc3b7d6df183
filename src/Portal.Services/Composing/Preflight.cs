using System.Globalization;

namespace Portal.Services.Composing;

/// <summary>
/// What may go wrong with a message that can be sent, and how to mend it. <paramref name="Asks"/>: the first press on the button
/// only tells it, the second sends.
/// </summary>
public sealed record SendWarning(WarningKind Kind, string Words, bool Asks);

public enum WarningKind
{
    NoSubject,
    ForgottenFile,

    /// <summary>Only the dialog knows of it, as of the next two.</summary>
    FileNotAttached,
    NoSignIn,
    NeedsApproval,

    /// <summary>It goes out at a time at which the contact is to be left alone.</summary>
    QuietHours,
    ManySegments,
    ForcedUnicode,
    ManyRecipients,
    WindowCloses,
    WindowNotKnown,
    OpenVariable,
}

/// <summary>Looks at a message as a careful colleague would, before it goes.</summary>
public static class Preflight
{
    private const int FewSegments = 3;
    private const int FewRecipients = 3;
    private static readonly TimeSpan Soon = TimeSpan.FromHours(2);

    /// <summary>Empty when nothing is to be said. <paramref name="rules"/> are the sub-account's; as if it had set nothing, where they are null.</summary>
    public static IReadOnlyList<SendWarning> Of(ChannelChoice choice, VariableValues values, MessageContent content, DateTime utcNow, SendingRules? rules = null)
    {
        IEnumerable<SendWarning?> warnings =
        [
            .. choice.Channel == Channel.Email ? OfEmail(content) : choice.Channel == Channel.Sms ? OfSms(ContentVariables.Filled(content, choice.Channel, values)) : [],
            KnownVariables(choice.Channel, values, content),
            ForgottenFile(content, rules ?? new SendingRules()),
            Window(choice, utcNow),
        ];
        return [.. warnings.OfType<SendWarning>()];
    }

    private static IEnumerable<SendWarning?> OfEmail(MessageContent content)
    {
        var others = content.EmailCc.Concat(content.EmailBcc).Count(EmailAddressList.IsAddress); // beside them may stand what can't be read yet
        yield return InvisibleCharacters.IsBlank(content.Subject) ? new(WarningKind.NoSubject, "The email has no subject.", Asks: true) : null;
        yield return others < FewRecipients ? null
            : new(WarningKind.ManyRecipients, string.Create(CultureInfo.InvariantCulture, $"{others} others get this email too; those in Cc see each other’s addresses."), Asks: true);
    }

    private static IEnumerable<SendWarning?> OfSms(MessageContent content)
    {
        var sms = SmsSegments.Of(content.WithSignature());
        var plain = SmsSegments.Of(PlainCharacters.In(content.WithSignature()));
        yield return sms.Segments <= FewSegments ? null
            : new(WarningKind.ManySegments, string.Create(CultureInfo.InvariantCulture, $"This SMS has {sms.Segments} segments, each of which is paid for."), Asks: true);
        yield return plain.Segments >= sms.Segments || plain.Encoding != SmsEncoding.Gsm7 ? null
            : new(WarningKind.ForcedUnicode, string.Create(CultureInfo.InvariantCulture, $"With plain characters it would have {Segments(plain.Segments)} and not {sms.Segments}."), Asks: false);
    }

    private static SendWarning? KnownVariables(Channel channel, VariableValues values, MessageContent content)
    {
        var known = ContentVariables.OpenIn(content, channel)
            .Select(place => (Title: Variables.Title(place), Value: Variables.FilledBySending(place, values)))
            .Where(known => !string.IsNullOrWhiteSpace(known.Value))
            .Distinct()
            .Select(known => $"{known.Title} “{known.Value}”")
            .ToList();
        return known.Count == 0 ? null : new(WarningKind.OpenVariable, $"Filled in when it is sent: {string.Join(", ", known)}.", Asks: false);
    }

    private static SendWarning? ForgottenFile(MessageContent content, SendingRules rules) =>
        content.Attachments.Count == 0 && AttachmentMentions.In(content, rules)
            ? new(WarningKind.ForgottenFile, "The text speaks of a file, but none is attached.", Asks: true)
            : null;

    private static SendWarning? Window(ChannelChoice choice, DateTime utcNow) =>
        choice is ChannelChoice.Open { IsDoubtful: true } ? new(WarningKind.WindowNotKnown, $"It is not known when the contact last wrote on {choice.Channel.Name}. If that is too long ago, HighLevel will refuse this message.", Asks: false) :
        choice is ChannelChoice.Open { ClosesAt: { } closes } && closes - utcNow < Soon
            ? new(WarningKind.WindowCloses, string.Create(CultureInfo.InvariantCulture, $"{choice.Channel.Title} closes in {Math.Max(1, (int)(closes - utcNow).TotalMinutes)} minutes, unless the contact writes again."), Asks: false)
            : null;

    private static string Segments(int count) => count == 1 ? "1 segment" : string.Create(CultureInfo.InvariantCulture, $"{count} segments");
}
