using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>One content out of two that were written at the same time.</summary>
internal static class BothTexts
{
    /// <summary>The first, and below it what the second says.</summary>
    public static MessageContent Of(MessageContent first, MessageContent second) => first with
    {
        Body = Joined(first.Body, InFormOf(first, second)),
        Subject = InvisibleCharacters.IsBlank(first.Subject) ? second.Subject : first.Subject,
        EmailCc = [.. first.EmailCc.Union(second.EmailCc)],
        EmailBcc = [.. first.EmailBcc.Union(second.EmailBcc)],
        Later = first.Later ?? second.Later,
        Replaces = first.Replaces ?? second.Replaces,
        Attachments = [.. first.Attachments.Union(second.Attachments)],
    };

    private static string InFormOf(MessageContent first, MessageContent second) =>
        first.IsHtml == second.IsHtml ? second.Body : first.IsHtml ? EmailBody.Of(second).Html : HtmlText.Of(second.Body);

    private static string Joined(string first, string second) =>
        InvisibleCharacters.IsBlank(first) ? second : InvisibleCharacters.IsBlank(second) ? first : $"{first.TrimEnd()}\n\n{second}";
}
