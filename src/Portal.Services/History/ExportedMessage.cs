using System.Linq.Expressions;
using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Services.History;

/// <summary>What a file says of a message. Times are UTC.</summary>
public sealed record ExportedMessage
{
    public required Guid Id { get; init; }
    public required DateTime CreatedAt { get; init; }
    public required DateTime DueAt { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }
    public required string ChannelKey { get; init; }
    public required MessageContent Content { get; init; }
    public required MessageState State { get; init; }
    public required DateTime StateAt { get; init; }
    public required string? Reason { get; init; }
    public required string? ReasonCode { get; init; }
    public required DateTime? PlannedAt { get; init; }
    public required string? ServiceMessageId { get; init; }
    public required Guid? RetryOf { get; init; }
    public required DateTime? WordsRemovedAt { get; init; }

    /// <summary>What stands in the file in the place of the words; null while they are there.</summary>
    public string? RemovedWords => Message.WordsRemovedOn(WordsRemovedAt);

    internal static Expression<Func<Message, ExportedMessage>> Columns { get; } = m => new ExportedMessage
    {
        Id = m.Id,
        CreatedAt = m.CreatedAt,
        DueAt = m.DueAt,
        AuthorId = m.AuthorId,
        AuthorName = m.AuthorName,
        ContactId = m.ContactId,
        ContactName = m.ContactName,
        ChannelKey = m.ChannelKey,
        Content = m.Content,
        State = m.State,
        StateAt = m.StateAt,
        Reason = m.Reason,
        ReasonCode = m.ReasonCode,
        PlannedAt = m.PlannedAt,
        ServiceMessageId = m.ServiceMessageId,
        RetryOf = m.RetryOf,
        WordsRemovedAt = m.WordsRemovedAt,
    };

    public override string ToString() => $"exported message {Id}"; // never a body in a log
}
