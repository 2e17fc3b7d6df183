using Portal.Services.Composing;
using Portal.Services.Materials;

namespace Portal.Web.Features.Composing;

/// <summary>The texts that an author has at hand for what they write: snippets, templates and a signature.</summary>
public sealed class AuthorTexts(Composition composition)
{
    /// <summary>For every channel.</summary>
    public IReadOnlyList<Snippet> Snippets { get; private set; } = [];

    /// <summary>The author's, by channel, with their variables as they stand.</summary>
    public IReadOnlyDictionary<string, string> Signatures { get; private set; } = new Dictionary<string, string>();

    public TextForm Form => Variables.FormOf(Text.Channel, Text.Content.IsHtml);

    /// <summary>The author's signature for the channel that is shown, as it would be sent; null for none.</summary>
    public string? Signature => Filled(Text.Channel);

    public void Take(IReadOnlyList<Snippet> snippets, IReadOnlyDictionary<string, string> signatures)
    {
        (Snippets, Signatures) = (snippets, signatures);
        foreach (var text in composition.Texts)
        {
            text.Sign(Filled(text.Channel));
        }
    }

    /// <summary>The author has changed the signature for the channel that is shown: this text has it too.</summary>
    public void ChangeSignature(string? signature)
    {
        Signatures = new Dictionary<string, string>(Signatures.Where(s => s.Key != Text.Channel.Key)
            .Concat(signature is null ? [] : [KeyValuePair.Create(Text.Channel.Key, signature)]));
        Text.Sign(Signature);
        composition.Choose(ContentField.Body, content => content with { Signature = Signature });
    }

    /// <summary>Replaces the text, and where the template has them subject and form; files are added.</summary>
    public void Insert(Template template) => composition.Rewrite(content =>
    {
        var isHtml = Text.Channel == Channel.Email && template.IsHtml;
        var files = template.Attachments.Where(url => content.Attachments.All(a => a.Url != url)).Select(url => new Attachment { Url = url, Name = NameIn(url) });
        var begun = content with
        {
            Body = Body(template),
            IsHtml = isHtml,
            Subject = Text.Channel == Channel.Email && Subject(template) is { Length: > 0 } subject ? subject : content.Subject,
            Attachments = [.. content.Attachments, .. files],
        };
        return begun.OfTemplate(template.Id);
    });

    /// <summary>The template's text for this channel and contact.</summary>
    public string Body(Template template)
    {
        var isHtml = Text.Channel == Channel.Email && template.IsHtml;
        var text = template.IsHtml && !isHtml ? HtmlText.Of(template.Text) : template.Text;
        return Variables.Fill(text, Values, Variables.FormOf(Text.Channel, isHtml));
    }

    public string? Subject(Template template) => template.Subject is { } subject ? Variables.Fill(subject, Values, TextForm.Plain) : null;

    /// <summary>What inserting the snippet puts into the text.</summary>
    public string Words(Snippet snippet) => Form is TextForm.Html
        ? EmailBody.Of(Variables.Fill(snippet.Text, Values, TextForm.Markdown)).Html.Trim()
        : Variables.Fill(snippet.Text, Values, Form);

    private ComposeText Text => composition.Text;

    private VariableValues Values => composition.Variables.Values;

    private string? Filled(Channel channel) =>
        Signatures.GetValueOrDefault(channel.Key) is { } text ? Variables.Fill(text, Values, Variables.FormOf(channel, isHtml: false)) : null;

    private static string NameIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? FileName.OfAddress(address) : "File";
}
