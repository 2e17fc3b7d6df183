using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Search;

namespace Portal.Services.History;

/// <summary>Newest first. <see cref="Newer"/> and <see cref="Older"/> name the next pages in <see cref="HistoryQuery"/>, null where there is none.</summary>
public sealed record HistorySlice(IReadOnlyList<HistoryRow> Rows, Guid? Newer, Guid? Older)
{
    /// <summary>The words that all of them have; null where none were asked for.</summary>
    public SearchQuery? Words { get; init; }

    /// <summary>Those of them that are reviewed, as far as the viewer may know.</summary>
    public IReadOnlyDictionary<Guid, ReviewMark> Reviews { get; init; } = new Dictionary<Guid, ReviewMark>();
}

/// <summary>One message as a line.</summary>
public sealed record HistoryRow
{
    public required Guid MessageId { get; init; }

    /// <summary>UTC, when it was written.</summary>
    public required DateTime At { get; init; }

    /// <summary>UTC; when it goes out, or is tried again, while it is <see cref="MessageState.Scheduled"/>.</summary>
    public required DateTime DueAt { get; init; }
    public required string AuthorName { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }
    public required Channel Channel { get; init; }

    /// <summary>The subject of an e-mail, else the first line of the text.</summary>
    public required string FirstLine { get; init; }

    /// <summary>What stands around the words that were asked for, where the beginning of the first line has none of them; null elsewhere.</summary>
    public string? Excerpt { get; init; }
    public required MessageState State { get; init; }
    public string? Reason { get; init; }

    public static HistoryRow Of(Message message, SearchQuery? words = null) => new()
    {
        MessageId = message.Id,
        At = message.CreatedAt,
        DueAt = message.DueAt,
        AuthorName = message.AuthorName,
        ContactId = message.ContactId,
        ContactName = message.ContactName,
        Channel = message.Channel,
        FirstLine = message.RemovedWords ?? FirstLineOf(message.Content),
        Excerpt = words is null || message.WordsRemovedAt is not null || IsSeen(FirstLineOf(message.Content), words) ? null : SearchExcerpt.Of(SearchedBody.Of(message.Content), words),
        State = message.State,
        Reason = message.Reason,
    };

    public override string ToString() => $"history row {MessageId}"; // never a body in a log

    // A list shows about so much of a line.
    private static bool IsSeen(string line, SearchQuery words) => SearchHits.In(line, words) is [var first, ..] && first.End.Value <= 40;

    private static string FirstLineOf(MessageContent content) =>
        (InvisibleCharacters.IsBlank(content.Subject) ? content.Body : content.Subject).Trim().Split('\n')[0].TrimEnd();
}

/// <summary>A person whose messages are in the history.</summary>
public sealed record HistoryPerson(Guid Id, string Name);
