namespace Portal.Services.HighLevel;

/// <summary>Question to <c>GET /locations/{id}/templates</c>.</summary>
public sealed record TemplateQuery(string LocationId)
{
    /// <summary><c>sms</c>, <c>email</c> or <c>whatsapp</c>; all when null.</summary>
    public string? Type { get; init; }
    public int Skip { get; init; }
    public int Limit { get; init; } = 25;
}

/// <summary><paramref name="Total"/> counts those of all pages.</summary>
public sealed record ServiceTemplatePage(IReadOnlyList<ServiceTemplate> Templates, int Total);

/// <summary>A message template. Its texts hold variables such as <c>{{contact.first_name}}</c>.</summary>
public sealed record ServiceTemplate
{
    public required string Id { get; init; }
    public string? Name { get; init; }

    /// <summary><c>sms</c>, <c>email</c>, <c>whatsapp</c>, or a word we don't know; in lower case.</summary>
    public string? Type { get; init; }
    public string? LocationId { get; init; }

    /// <summary>UTC.</summary>
    public DateTime? DateAdded { get; init; }

    /// <summary>The plain text; of an e-mail mostly null.</summary>
    public string? Body { get; init; }
    public string? Subject { get; init; }

    /// <summary>Of an e-mail. Hostile until shown otherwise.</summary>
    public string? Html { get; init; }

    /// <summary>Addresses.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];
}
