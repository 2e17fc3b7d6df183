namespace Portal.Services.Conversations;

/// <summary>
/// What has been loaded of one contact's thread: a value to be shown, and replaced by what
/// <see cref="ThreadService.OlderAsync"/> or <see cref="ThreadService.RefreshAsync"/> make of it.
/// </summary>
public sealed record ContactThread
{
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }

    /// <summary>Null while the service has no conversation with the contact.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Oldest first, in one strict order; keys are unique.</summary>
    public required IReadOnlyList<ThreadItem> Items { get; init; }

    /// <summary>Whether <see cref="ThreadService.OlderAsync"/> has more to give.</summary>
    public bool HasOlder => Cursor is not null;

    /// <summary>The service's id of the oldest row read so far; null when there are no older ones.</summary>
    internal string? Cursor { get; init; }
}
