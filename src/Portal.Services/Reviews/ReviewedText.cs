using Portal.Services.Composing;

namespace Portal.Services.Reviews;

/// <summary>The words of a message that a review is about, as plain text: what its author wrote, without the signature that all of theirs have.</summary>
public static class ReviewedText
{
    public static string Of(MessageContent content) => (content.IsHtml ? HtmlText.Of(content.Body) : content.Body).ReplaceLineEndings("\n").Trim();

    /// <summary>What was typed, as both databases can hold it.</summary>
    internal static string Typed(string? text) => WholeText.Of(text ?? string.Empty).Replace("\0", null, StringComparison.Ordinal).ReplaceLineEndings("\n").Trim();
}
