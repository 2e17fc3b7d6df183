using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Portal.Services.Composing;

/// <summary>
/// What was once true of this text, and stays so only while it reads as it did then: that it is a template's, and that its braces are
/// meant. Nobody has to remember to take it back when the text changes.
/// </summary>
public sealed partial record MessageContent
{
    /// <summary>The service's template that the text was begun with.</summary>
    public string? TemplateId { get; init; }

    /// <summary>A mark of subject and text as the template made them.</summary>
    public string? TemplateMark { get; init; }

    /// <summary>Places for variables that the author wants sent as they stand.</summary>
    public IReadOnlyList<string>? Meant { get; init; }

    /// <summary>A mark of all the text that <see cref="Meant"/> was said of.</summary>
    public string? MeantMark { get; init; }

    /// <summary>The template whose text this still is, word for word, with nothing below it; null for none. Only this goes to the service.</summary>
    public string? TemplateInUse => HasTemplateText && string.IsNullOrWhiteSpace(Signature) && string.IsNullOrEmpty(Reply?.Quote) ? TemplateId : null;

    /// <summary><see cref="Meant"/>, while that is true of this text.</summary>
    public IReadOnlyCollection<string> MeantPlaces => Meant is { Count: > 0 } meant && MeantMark == MarkOfAll() ? meant.ToHashSet(StringComparer.Ordinal) : [];

    private bool HasTemplateText => TemplateId is not null && TemplateMark == MarkOfText();

    /// <summary>Says that this is the text of that template.</summary>
    public MessageContent OfTemplate(string templateId) => this with { TemplateId = templateId, TemplateMark = MarkOfText() };

    /// <summary>Says that these places are meant as they stand, beside those that are already.</summary>
    public MessageContent WithMeant(IEnumerable<string> places) => this with { Meant = [.. MeantPlaces.Union(places)], MeantMark = MarkOfAll() };

    /// <summary>Takes back that this place is meant.</summary>
    public MessageContent WithoutMeant(string place) => MeantPlaces.Where(p => p != place).ToList() is { Count: > 0 } others
        ? this with { Meant = others }
        : this with { Meant = null, MeantMark = null };

    /// <summary>The same text with values in its places: what was true of it before is true of it still.</summary>
    internal MessageContent WithMarksOf(MessageContent before)
    {
        var kept = before.HasTemplateText ? this with { TemplateMark = MarkOfText() } : this;
        return before.MeantPlaces is { Count: > 0 } ? kept with { MeantMark = MarkOfAll() } : kept;
    }

    private string MarkOfText() => MarkOf(Body, IsHtml ? "html" : "text", Subject);

    private string MarkOfAll() => MarkOf(Body, IsHtml ? "html" : "text", Subject, Signature);

    // A field of the browser writes line ends its own way; that changes nothing of what is read.
    private static string MarkOf(params string?[] parts) => Convert.ToBase64String(
        SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(parts.Select(part => (part ?? string.Empty).ReplaceLineEndings("\n").Trim())))));
}
