using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Composing;
using Portal.Services.Drafts;

namespace Portal.Web.Features.Drafts;

/// <summary>The page's address as it was asked for: everything that decides what is shown.</summary>
public sealed record DraftsAddress
{
    private const string All = "all";

    public string? Of { get; init; }
    public string? Channel { get; init; }
    public string? Older { get; init; }

    public bool Everyone => Of == All;

    public bool HasFilters => !string.IsNullOrEmpty(Channel);

    public DraftsAddress FirstPage => this with { Older = null };

    public string Url => QueryHelpers.AddQueryString(
        "drafts",
        new KeyValuePair<string, string?>[] { new("of", Of), new("channel", Channel), new("older", Older) }.Where(p => !string.IsNullOrWhiteSpace(p.Value)));

    public DraftsAddress OfEveryone(bool everyone) => FirstPage with { Of = everyone ? All : null };

    public DraftsAddress After(DraftCursor cursor) => this with { Older = $"{cursor.At.Ticks.ToString(CultureInfo.InvariantCulture)}-{cursor.Id:n}" };

    /// <summary>What can't be read as what it should be counts as not asked for.</summary>
    public DraftQuery Query(SendingRules rules) => new() { Everyone = Everyone, Channel = rules.Find(Channel), Older = Cursor(Older) };

    private static DraftCursor? Cursor(string? text) =>
        text?.Split('-') is [var ticks, var id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTime.MaxValue.Ticks
        && Guid.TryParseExact(id, "n", out var guid)
            ? new DraftCursor(new DateTime(at, DateTimeKind.Utc), guid)
            : null;
}
