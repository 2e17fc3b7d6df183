using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Materials;

/// <summary>A text to begin with. <paramref name="Text"/> is HTML where <paramref name="IsHtml"/>; its variables stand as <c>{{contact.first_name}}</c>.</summary>
public sealed record Template(string Id, string Name, string? Subject, string Text, bool IsHtml, IReadOnlyList<string> Attachments)
{
    public override string ToString() => $"template {Id}";
}

/// <summary>The templates that a sub-account keeps in the service.</summary>
public sealed class TemplateService(IHighLevel service, ServiceReads reads)
{
    private const int Page = 100;
    private const int MostPages = 10;

    /// <summary>Those for this channel, by name; empty for channels that have none.</summary>
    public async Task<Reading<IReadOnlyList<Template>>> ListAsync(Caller caller, Channel channel, CancellationToken cancellationToken)
    {
        var (all, last) = (new List<ServiceTemplate>(), 0);
        for (var page = 0; page < MostPages; page++)
        {
            var query = new TemplateQuery(caller.LocationId) { Type = TypeOf(channel), Skip = all.Count, Limit = Page };
            var reading = await reads.AskAsync(caller, "templates", (token, stop) => service.ListTemplatesAsync(token, query, stop), cancellationToken);
            if (reading is not Reading<ServiceTemplatePage>.Found(var found))
            {
                return reading.Then<IReadOnlyList<Template>>(_ => throw new InvalidOperationException("It was found."));
            }

            all.AddRange(found.Templates);
            (last, var before) = (all.Count, last);
            if (last == before || last >= found.Total)
            {
                break;
            }
        }

        return new Reading<IReadOnlyList<Template>>.Found([.. all.DistinctBy(t => t.Id).Select(Of).OfType<Template>().OrderBy(t => t.Name, StringComparer.CurrentCultureIgnoreCase)]);
    }

    private static string TypeOf(Channel channel) => channel == Channel.Email ? "email" : channel == Channel.WhatsApp ? "whatsapp" : "sms";

    private static Template? Of(ServiceTemplate template) => (template.Html ?? template.Body) is { Length: > 0 } text
        ? new Template(template.Id, template.Name ?? "Template without a name", template.Subject, text, template.Html is not null, template.Attachments)
        : null;
}
