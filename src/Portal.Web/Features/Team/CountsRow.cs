using Portal.Services.Team;
using Portal.Web.Features.History;

namespace Portal.Web.Features.Team;

/// <summary>Figures of one person, channel, day or hour. <paramref name="Messages"/>: where these messages are listed; null where the history has no such question.</summary>
public sealed record CountsRow(string Name, HistoryAddress? Messages, MessageCounts Counts)
{
    /// <summary>What stands below its column of a chart, where there is no room for the whole name.</summary>
    public string Below { get; init; } = string.Empty;

    /// <summary>The address of a page about the row's person; null for none.</summary>
    public string? Page { get; init; }
}
