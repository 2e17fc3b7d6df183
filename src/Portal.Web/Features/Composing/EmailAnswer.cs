using System.Globalization;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Web.Controls;

namespace Portal.Web.Features.Composing;

/// <summary>An e-mail of the thread that is to be answered.</summary>
public sealed record EmailAnswer(EmailDetails Email, EmailReplyMode Mode, IReadOnlyList<string> Others, string Intro)
{
    private const int LongestQuote = 20_000; // characters

    private const string Cut = "\n[…]";

    /// <summary><paramref name="rules"/> and <paramref name="sentFrom"/>, what e-mails of the thread went out from, tell which addresses are one's own.</summary>
    public static EmailAnswer To(EmailDetails email, EmailReplyMode mode, Recipient contact, SendingRules rules, ViewerClock clock, IReadOnlyList<string>? sentFrom = null)
    {
        var people = new AnsweredPeople(email.IsInbound, email.From, email.To, email.Cc);
        var others = AnswerRecipients.Others(people, contact.Emails, rules.Senders.Concat(sentFrom ?? []));
        var who = email.From ?? (email.IsInbound ? contact.Name : "We");
        var when = email.At is { } at ? string.Create(CultureInfo.InvariantCulture, $"On {clock.Local(at):d MMMM yyyy} at {TimeWords.Clock(clock.Local(at))} {who} wrote:") : $"{who} wrote:";
        return new EmailAnswer(email, mode, others, when);
    }

    public MessageContent Begin(MessageContent content) => HasOwnSubject(content) ? Begin(content, null) : Begin(content, AnswerSubject.Of(Email.Subject));

    private MessageContent Begin(MessageContent content, string? subject) => content with
    {
        Subject = subject ?? content.Subject,
        EmailCc = EmailAddressList.Fold(OwnCc(content).Concat(Mode is EmailReplyMode.ReplyAll ? Others : [])),
        Reply = new EmailReply
        {
            MessageId = Email.Id,
            ThreadId = Email.ThreadId,
            Mode = Mode,
            Intro = Intro,
            Subject = subject,
            Quote = content.Reply is { } begun && begun.MessageId == Email.Id ? begun.Quote : QuoteOf(Email.Body),
            Others = Others,
        },
    };

    // What another answer was begun with is nobody's own.
    private static bool HasOwnSubject(MessageContent content) => !InvisibleCharacters.IsBlank(content.Subject) && content.Subject != content.Reply?.Subject;

    // Whom another answer brought in are no part of this one.
    private static IEnumerable<string> OwnCc(MessageContent content) => content.EmailCc.Except(content.Reply?.Others ?? []);

    private static string? QuoteOf(ReceivedBody body)
    {
        var words = body.Text;
        var kept = words.Length > LongestQuote ? words[..(char.IsHighSurrogate(words[LongestQuote - 1]) ? LongestQuote - 1 : LongestQuote)] : words;
        return kept.Length == 0 ? null : body.IsCut || kept.Length < words.Length ? kept + Cut : kept;
    }
}
