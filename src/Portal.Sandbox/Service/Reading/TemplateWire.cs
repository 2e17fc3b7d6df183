using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>A template as the service tells it: each type has its own content. For whatsapp nothing is documented; this is a guess.</summary>
internal sealed record TemplateWire(string Id, string Name, string Type, string DateAdded, string LocationId, object Template)
{
    /// <summary>sms only.</summary>
    public IReadOnlyList<string>? UrlAttachments { get; init; }

    public static TemplateWire Of(Template template, string locationId) =>
        new(template.Id, template.Name, template.Type, WireTime.Text(template.DateAdded), locationId, Content(template))
        {
            UrlAttachments = template.Type == Store.Template.Sms ? template.Attachments : null,
        };

    private static object Content(Template template) => template.Type switch
    {
        Store.Template.Email => new EmailTemplateWire(template.Subject, template.Text, template.Attachments),
        Store.Template.WhatsApp => new WhatsAppTemplateWire(template.Text, "en_US", "UTILITY", "approved"),
        _ => new SmsTemplateWire(template.Text, [template.Attachments]),
    };
}

/// <summary>The list in the list is the service's own.</summary>
internal sealed record SmsTemplateWire(string Body, IReadOnlyList<IReadOnlyList<string>> Attachments);

internal sealed record EmailTemplateWire(string? Subject, string Html, IReadOnlyList<string> Attachments);

internal sealed record WhatsAppTemplateWire(string Body, string Language, string Category, string Status);

internal sealed record TemplatesBody(IReadOnlyList<TemplateWire> Templates, int TotalCount) : ReplyBody;
