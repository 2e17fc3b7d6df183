namespace Portal.Services.Inbox;

/// <summary>What can be done with a conversation.</summary>
public abstract record InboxCommand
{
    private InboxCommand()
    {
    }

    /// <summary>To a user of the sub-account at HighLevel; to nobody where <paramref name="UserId"/> is null.</summary>
    public sealed record Assign(string? UserId) : InboxCommand;

    /// <summary>As read, or as unread; for everybody, as HighLevel has it.</summary>
    public sealed record MarkRead(bool IsRead) : InboxCommand;

    public sealed record Star(bool IsStarred) : InboxCommand;

    /// <summary>Until a time, UTC; until the contact writes where <paramref name="Until"/> is null.</summary>
    public sealed record Snooze(DateTime? Until) : InboxCommand;

    /// <summary>Until the contact writes.</summary>
    public sealed record MarkDone : InboxCommand;

    /// <summary>Takes back what was snoozed or done.</summary>
    public sealed record Open : InboxCommand;
}
