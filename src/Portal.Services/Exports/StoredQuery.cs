using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>What is asked for, as it is kept with an export.</summary>
internal sealed record StoredQuery
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    public IReadOnlyList<Guid> AuthorIds { get; init; } = [];
    public IReadOnlyList<string> Channels { get; init; } = [];
    public IReadOnlyList<MessageState> States { get; init; } = [];
    public bool? IsUndone { get; init; }
    public WaitSpan? Answered { get; init; }
    public bool? HasAttachments { get; init; }
    public TokenSource? SentWith { get; init; }
    public bool? IsPlanned { get; init; }
    public string? ReasonCode { get; init; }
    public ReviewStanding? Reviewed { get; init; }
    public string? Words { get; init; }
    public string? Contact { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public required string TimeZone { get; init; }

    public static string Write(HistoryQuery query) => JsonSerializer.Serialize(
        new StoredQuery
        {
            AuthorIds = query.AuthorIds,
            Channels = [.. query.Channels.Select(channel => channel.Key)],
            States = query.States,
            IsUndone = query.IsUndone,
            Answered = query.Answered,
            HasAttachments = query.HasAttachments,
            SentWith = query.SentWith,
            IsPlanned = query.IsPlanned,
            ReasonCode = query.ReasonCode,
            Reviewed = query.Reviewed,
            Words = query.Words,
            Contact = query.Contact,
            From = query.From,
            To = query.To,
            TimeZone = query.TimeZone.Id,
        },
        Json);

    public static HistoryQuery Read(string stored) => JsonSerializer.Deserialize<StoredQuery>(stored, Json) is { } query
        ? new HistoryQuery
        {
            AuthorIds = query.AuthorIds,
            Channels = [.. query.Channels.Select(Channel.Of)],
            States = query.States,
            IsUndone = query.IsUndone,
            Answered = query.Answered,
            HasAttachments = query.HasAttachments,
            SentWith = query.SentWith,
            IsPlanned = query.IsPlanned,
            ReasonCode = query.ReasonCode,
            Reviewed = query.Reviewed,
            Words = query.Words,
            Contact = query.Contact,
            From = query.From,
            To = query.To,
            TimeZone = WallZone.Of(query.TimeZone),
        }
        : throw new JsonException("An export has no question.");
}
