using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;
using Portal.Services.Search;

namespace Portal.Services.History;

/// <summary>Which messages to show. All of it belongs into the page's address. What the caller may not see is left out whatever is asked.</summary>
public sealed record HistoryQuery
{
    /// <summary>Any of these; empty for everybody.</summary>
    public IReadOnlyList<Guid> AuthorIds { get; init; } = [];

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Any of these; empty for all.</summary>
    public IReadOnlyList<MessageState> States { get; init; } = [];

    /// <summary>Of what was taken back only what was undone, or only the rest; null for both.</summary>
    public bool? IsUndone { get; init; }

    /// <summary>Answers to contacts who had waited; null for any message.</summary>
    public WaitSpan? Answered { get; init; }

    /// <summary>With files, or without any; null for both.</summary>
    public bool? HasAttachments { get; init; }

    /// <summary>Whose token it went out with; null for any, and for what has not gone out.</summary>
    public TokenSource? SentWith { get; init; }

    /// <summary>Written for a time, or to go at once; null for both.</summary>
    public bool? IsPlanned { get; init; }

    /// <summary><see cref="Message.ReasonCode"/>, exactly; null for any and none.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>By its reviews that the caller may read; null for any and none.</summary>
    public ReviewStanding? Reviewed { get; init; }

    /// <summary>What the message says, or whom it is to or from, as <see cref="SearchQuery"/> reads it; null or blank for everything.</summary>
    public string? Words { get; init; }

    /// <summary>The contact's id, or a part of their name.</summary>
    public string? Contact { get; init; }

    /// <summary>The first and the last day on which it was written, as <see cref="TimeZone"/> counts days.</summary>
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public WallZone TimeZone { get; init; } = WallZone.Utc;

    /// <summary>The page of messages older than this one; or <see cref="Newer"/>, the page of those newer than that one.</summary>
    public Guid? Older { get; init; }
    public Guid? Newer { get; init; }

    /// <summary><see cref="Words"/> as they are understood; null for everything.</summary>
    public SearchQuery? Search => string.IsNullOrWhiteSpace(Words) ? null : SearchQuery.Parse(Words);
}
