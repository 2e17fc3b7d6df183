namespace Portal.Services.Inbox;

/// <summary>Every way doing something with a conversation can end. Each reason is a sentence for the person who did it.</summary>
public abstract record InboxResult
{
    private InboxResult()
    {
    }

    /// <summary><paramref name="Step"/> takes it back.</summary>
    public sealed record Changed(InboxStep Step) : InboxResult;

    /// <summary>It was so already.</summary>
    public sealed record Same : InboxResult;

    /// <summary>Nothing was changed.</summary>
    public sealed record NotDone(string Reason) : InboxResult;

    /// <summary>Somebody has changed it since, so that it was left as they have it.</summary>
    public sealed record ChangedSince : InboxResult;
}

/// <summary>What one change of a conversation was: enough to take it back exactly, as long as nobody has changed it since.</summary>
public abstract record InboxStep(string LocationId, string ContactId)
{
    internal sealed record Assignment(string LocationId, string ContactId, string? Before, string? After) : InboxStep(LocationId, ContactId);

    internal sealed record Unread(string LocationId, string ContactId, int Before, int After) : InboxStep(LocationId, ContactId);

    internal sealed record Star(string LocationId, string ContactId, bool Before) : InboxStep(LocationId, ContactId);

    /// <summary><paramref name="After"/> is the id of the mark that was set; null where there was none afterwards.</summary>
    internal sealed record Mark(string LocationId, string ContactId, ConversationMark? Before, Guid? After) : InboxStep(LocationId, ContactId);
}
