using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Materials;

namespace Portal.Web.Features.Composing;

/// <summary>What the author has at hand for the text: snippets, templates, a signature, and the values of variables.</summary>
public sealed partial class Composition
{
    private VariableValues _values;

    /// <summary>Of the appointment too that the text is about, or of the contact's next one.</summary>
    public VariableValues Values => About is { } appointment ? _values.With(appointment.Variables()) : _values;

    /// <summary>For every channel.</summary>
    public IReadOnlyList<Snippet> Snippets { get; private set; } = [];

    /// <summary>The author's, by channel, with their variables as they stand.</summary>
    public IReadOnlyDictionary<string, string> Signatures { get; private set; } = new Dictionary<string, string>();

    public TextForm Form => Variables.FormOf(Text.Channel, Text.Content.IsHtml);

    /// <summary>The author's signature for the channel that is shown, as it would be sent; null for none.</summary>
    public string? Signature => Filled(Text.Channel);

    public void Furnish(VariableValues values, IReadOnlyList<Snippet> snippets, IReadOnlyDictionary<string, string> signatures)
    {
        (_values, Snippets, Signatures) = (values, snippets, signatures);
        foreach (var (channel, text) in _texts)
        {
            text.Sign(Filled(channel));
        }
    }

    /// <summary>The author has changed the signature for the channel that is shown: this text has it too.</summary>
    public void ChangeSignature(string? signature)
    {
        Signatures = new Dictionary<string, string>(Signatures.Where(s => s.Key != Text.Channel.Key)
            .Concat(signature is null ? [] : [KeyValuePair.Create(Text.Channel.Key, signature)]));
        Text.Sign(Signature);
        Choose(ContentField.Body, content => content with { Signature = Signature });
    }

    /// <summary>The text as it would be sent now: with what is known in the places that it keeps.</summary>
    public MessageContent ToSend => ToSendOf(Text);

    public MessageContent ToSendOf(ComposeText text) => ContentVariables.Filled(text.Content, text.Channel, Values);

    /// <summary>The values that text, subject and signature keep places for, each once.</summary>
    public IReadOnlyList<OpenVariable> OpenVariables
    {
        get
        {
            var values = Values;
            return
            [
                .. ContentVariables.OpenIn(Text.Content, Text.Channel)
                    .GroupBy(place => (Title: Variables.Title(place), Value: Variables.Offer(place, values), Right: Variables.RightForm(place)))
                    .Select(same => new OpenVariable([.. same], same.Key.Title, same.Key.Value, same.Key.Right)),
            ];
        }
    }

    /// <summary>Puts the author's value, or the one that is known, wherever the text keeps a place for it.</summary>
    public void PutVariable(OpenVariable variable, string value) => Exchange(content => ContentVariables.Put(content, Text.Channel, variable.Places, value));

    /// <summary>Writes the places as the portal does.</summary>
    public void Correct(OpenVariable variable) => Exchange(content => ContentVariables.Correct(content, Text.Channel, variable.Places));

    public void TakeOut(OpenVariable variable) => Exchange(content => ContentVariables.TakeOut(content, Text.Channel, variable.Places));

    /// <summary>Leaves the places as they stand: the author says that they are meant.</summary>
    public void Mean(OpenVariable variable) => ChangeMeant(content => content.WithMeant(variable.Places));

    /// <summary>Takes that back.</summary>
    public void AskAbout(string place) => ChangeMeant(content => content.WithoutMeant(place));

    /// <summary>Puts values where the text keeps a place for them.</summary>
    public void FillVariables() => Exchange(content => ContentVariables.Filled(content, Text.Channel, Values));

    private void ChangeMeant(Func<MessageContent, MessageContent> change)
    {
        Mended(ContentField.Subject);
        Choose(ContentField.Body, change);
    }

    private void Exchange(Func<MessageContent, MessageContent> change)
    {
        Mended(ContentField.Subject);
        Rewrite(change);
    }

    private ContactAppointment? About => Appointments is Reading<IReadOnlyList<ContactAppointment>>.Found(var all)
        ? Text.Content.AppointmentId is { } chosen ? all.FirstOrDefault(a => a.Id == chosen) : all.Where(a => a.IsAhead).MinBy(a => a.Start)
        : null;

    /// <summary>Replaces the text, and where the template has them subject and form; files are added.</summary>
    public void Insert(Template template) => Rewrite(content =>
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

    private string? Filled(Channel channel) =>
        Signatures.GetValueOrDefault(channel.Key) is { } text ? Variables.Fill(text, Values, Variables.FormOf(channel, isHtml: false)) : null;

    private static string NameIn(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) ? FileName.OfAddress(address) : "File";
}
