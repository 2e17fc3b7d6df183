using System.Globalization;
using Portal.Services.Retention;

namespace Portal.Web.Features.Retention;

/// <summary>What comes of holding and forgetting, in words.</summary>
internal static class RetentionWords
{
    public static string Of(HoldPlacing placing) => placing switch
    {
        HoldPlacing.Placed => "The hold stands.",
        HoldPlacing.Stands => "There is a hold already.",
        HoldPlacing.NoReason => NoReason,
        HoldPlacing.NotFound => "The portal has no messages there.",
        _ => "Only managers and administrators place holds.",
    };

    public static string NoReason { get; } = string.Create(CultureInfo.InvariantCulture, $"Write why, in at most {RetentionService.LongestReason} characters.");

    public static string Of(ForgetOutcome outcome) => outcome switch
    {
        ForgetOutcome.Forgotten done => $"Forgotten: the words of {Messages(done.Messages)} and {(done.Drafts == 1 ? "1 draft" : $"{done.Drafts} drafts")} are removed.",
        ForgetOutcome.OtherName => "That is not the contact’s name as it stands above. Nothing was removed.",
        ForgetOutcome.OnHold => "A hold keeps these messages. Nothing was removed.",
        ForgetOutcome.OnTheirWay under => $"{Messages(under.Messages)} to this contact {(under.Messages == 1 ? "is" : "are")} still on the way. Cancel what is scheduled, or wait until it is sent. Nothing was removed.",
        ForgetOutcome.NotFound => "Nothing was ever written to this contact with the portal.",
        _ => "Only administrators have a contact forgotten.",
    };

    public static string Of(ContactKeeping contact) =>
        contact.WithWords + contact.WithoutWords == 0 ? $"Nothing was sent to this contact; {Drafts(contact.Drafts)}."
        : contact.WithoutWords == 0 ? $"{Messages(contact.WithWords)} of the portal to this contact."
        : $"{Messages(contact.WithWords)} to this contact with words, and {contact.WithoutWords.ToString("N0", CultureInfo.InvariantCulture)} whose words are removed.";

    public static string Of(RetentionPreview preview, int days, Func<DateTime, string> day) =>
        preview.Messages == 0 ? $"No message is older than {days} days yet."
        : $"{Messages(preview.Messages)} {(preview.Messages == 1 ? "is" : "are")} older than {days} days, the oldest of {day(preview.Oldest ?? default)}. "
            + $"Within an hour of saving they lose their words{(preview.Held == 0 ? string.Empty : $", but for {preview.Held.ToString("N0", CultureInfo.InvariantCulture)} that holds keep")}. That can’t be undone.";

    private static string Drafts(int count) => count == 1 ? "1 draft is there" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} drafts are there");

    private static string Messages(int count) => count == 1 ? "1 message" : string.Create(CultureInfo.InvariantCulture, $"{count:N0} messages");
}
