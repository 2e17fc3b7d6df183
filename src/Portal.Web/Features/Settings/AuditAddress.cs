using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Audit;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Settings;

/// <summary>The address of a page of the audit: everything that decides what is shown. What can't be read counts as not asked for.</summary>
internal sealed record AuditAddress
{
    private static readonly DateOnly LastDay = new(9998, 12, 31);

    public string? Action { get; init; }
    public string? Person { get; init; }

    /// <summary>The first and the last day, as 2026-11-29.</summary>
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Before { get; init; }

    /// <summary>The same without a page, which belongs to the filters that were.</summary>
    public AuditAddress FirstPage => this with { Before = null };

    public string Url => QueryHelpers.AddQueryString(AuditPage.Path[1..], Parts.Where(part => part.Value is not null));

    private KeyValuePair<string, string?>[] Parts =>
        [new("action", Blank(Action)), new("person", Id(Person)?.ToString()), new("from", Iso(From)), new("to", Iso(To)), new("before", Id(Before)?.ToString())];

    /// <param name="zone">In which the days are meant.</param>
    public AuditQuery Query(WallZone zone) => new(Blank(Action), Id(Person), Id(Before))
    {
        From = Day(From) is { } from ? zone.StartOf(from) : null,
        To = Day(To) is { } to ? zone.StartOf(to.AddDays(1)) : null,
    };

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static string? Iso(string? text) => Day(text)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateOnly.MinValue && day <= LastDay ? day : null;
}
