namespace Portal.Services.Composing;

/// <summary>Takes what <see cref="HtmlReader"/> reads, piece by piece. Every element is closed, and before the one around it.</summary>
internal interface IHtmlTarget
{
    /// <summary>True when no more is wanted.</summary>
    bool IsFull { get; }

    /// <summary>Elements of <see cref="HtmlElements.Void"/> are opened and not closed.</summary>
    void Open(string name, HtmlAttributes attributes);

    void Close(string name);

    void Words(string text);

    /// <summary>The rules of a style element.</summary>
    void Style(string sheet);
}
