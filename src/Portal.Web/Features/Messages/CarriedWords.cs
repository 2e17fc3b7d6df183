using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>What a message loses when its text is sent on another channel.</summary>
internal static class CarriedWords
{
    /// <summary>A sentence; null where nothing is lost.</summary>
    public static string? Lost(Message message, Channel on)
    {
        var content = message.Content;
        string?[] lost =
        [
            string.IsNullOrWhiteSpace(content.Subject) ? null : "subject",
            content.IsHtml ? "formatting" : null,
            content.EmailCc.Count + content.EmailBcc.Count > 0 ? "further recipients" : null,
        ];
        var names = lost.OfType<string>().ToList();
        return on == message.Channel || names.Count == 0 ? null
            : names.Count == 1 ? $"It goes without its {names[0]}."
            : $"It goes without its {string.Join(", ", names[..^1])} and {names[^1]}.";
    }
}
