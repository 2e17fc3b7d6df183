using Portal.Services.Composing;

namespace Portal.Services.Search;

/// <summary>What a search reads of a body: HTML as text, and no signature, which all messages of its author end with.</summary>
internal static class SearchedBody
{
    public static string Of(MessageContent content) => content.IsHtml ? HtmlText.Of(content.Body) : content.Body;
}
