using Portal.Services.Composing;

namespace Portal.Services.Conversations;

/// <summary>The body of an e-mail that anyone may have written, read once: as words, and as HTML that reaches out to nobody.</summary>
public sealed record ReceivedBody
{
    // Characters.
    private const int Longest = 1_000_000;
    private const int LongestSource = 100_000;

    /// <summary>The words in lines; all there is to show of an e-mail without <see cref="Html"/>.</summary>
    public required string Text { get; init; }

    /// <summary>Clean, and without images of the internet; null for plain text.</summary>
    public string? Html { get; init; }

    /// <summary>The same with its images; null where it has none.</summary>
    public string? HtmlWithImages { get; init; }

    /// <summary>How many images are shown when a person asks for them.</summary>
    public int Images { get; init; }

    /// <summary>How many are never shown: without a secure connection, or sent in a part that the service doesn't give.</summary>
    public int BlockedImages { get; init; }

    /// <summary>True when the e-mail goes on behind what is here.</summary>
    public bool IsCut { get; init; }

    /// <summary>True when it could not be read, and <see cref="Text"/> is its source.</summary>
    public bool IsSource { get; init; }

    /// <exception cref="OperationCanceledException">It was to stop.</exception>
    public static ReceivedBody Of(string body, CancellationToken stop)
    {
        var isCut = body.Length > Longest;
        var source = isCut ? body[..Longest] : body;
        var kind = HtmlKinds.Of(source);
        if (kind is HtmlKind.Text)
        {
            return new ReceivedBody { Text = source.Trim(), IsCut = isCut };
        }

        var images = new ReceivedImages();
        var whole = Clean(source, kind, images.Show, stop);
        return new ReceivedBody
        {
            Text = HtmlText.Stoppable(source, stop),
            Html = images.Shown == 0 ? whole : Clean(source, kind, ReceivedImages.Hide, stop),
            HtmlWithImages = images.Shown == 0 ? null : whole,
            Images = images.Shown,
            BlockedImages = images.Blocked,
            IsCut = isCut,
        };
    }

    /// <summary>For what takes too long to read.</summary>
    public static ReceivedBody AsItStands(string body) => new()
    {
        Text = body.Length > LongestSource ? body[..LongestSource] : body,
        IsCut = body.Length > LongestSource,
        IsSource = true,
    };

    public override string ToString() => "e-mail body"; // never a body in a log

    private static string Clean(string source, HtmlKind kind, Func<string, string?> show, CancellationToken stop)
    {
        var writer = new SafeHtmlWriter(show) { NamesTargets = true, LinksAddresses = kind is HtmlKind.Marked };
        HtmlReader.Read(source, writer, stop);
        return kind is HtmlKind.Marked ? $"<div style=\"white-space:pre-line\">{writer}</div>" : writer.ToString();
    }
}
