using Portal.Services.Composing;

namespace Portal.Services.Drafts;

/// <summary>Which drafts to list. All of it belongs into the page's address.</summary>
public sealed record DraftQuery
{
    public Channel? Channel { get; init; }

    /// <summary>Also those of others, for who may see everyone's messages; for anybody else it means nothing.</summary>
    public bool Everyone { get; init; }

    /// <summary>From <see cref="DraftPage.Older"/>; null for the newest.</summary>
    public DraftCursor? Older { get; init; }
}

/// <summary>The last draft of a page. Drafts that are written on meanwhile move to the first page.</summary>
public sealed record DraftCursor(DateTime At, Guid Id);

/// <summary>Newest first. <paramref name="Older"/> is null on the last page.</summary>
public sealed record DraftPage(IReadOnlyList<DraftRow> Rows, DraftCursor? Older);

/// <summary>One draft as a line.</summary>
public sealed record DraftRow
{
    public required Guid Id { get; init; }

    /// <summary>As <see cref="Draft.Version"/>.</summary>
    public required int Version { get; init; }

    /// <summary>Whether the caller wrote it: only then may they read all of it, change or discard it.</summary>
    public required bool IsMine { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>The subject of an e-mail, else the beginning of the text, on one line; else what is attached.</summary>
    public required string FirstWords { get; init; }

    /// <summary>When its author wants it to go out; null for at once, and for others' drafts.</summary>
    public ChosenTime? Later { get; init; }

    /// <summary>The colleague who began it and has handed it over; null where its author did.</summary>
    public HandedBy? Handed { get; init; }

    /// <summary>UTC, when it was last saved.</summary>
    public required DateTime At { get; init; }

    public override string ToString() => $"draft {Id}"; // never a body in a log
}

/// <summary>Where the caller has a draft.</summary>
public sealed record DraftMark(string ContactId, string ChannelKey);
