using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Audit;

namespace Portal.Web.Features.Settings;

/// <summary>The address of a page of the audit: everything that decides what is shown. What can't be read counts as not asked for.</summary>
internal sealed record AuditAddress(string? Action, string? Person, string? Before)
{
    public AuditQuery Query => new(Blank(Action), Id(Person), Id(Before));

    public string Url => QueryHelpers.AddQueryString(
        AuditPage.Path[1..],
        new Dictionary<string, string?> { ["action"] = Blank(Action), ["person"] = Id(Person)?.ToString(), ["before"] = Id(Before)?.ToString() }.Where(part => part.Value is not null));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;
}
