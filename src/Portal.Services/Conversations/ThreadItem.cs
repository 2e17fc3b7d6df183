using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Services.Conversations;

/// <summary>One thing said or done in a contact's thread: a row of the service, a message of the portal, or both in one.</summary>
public sealed record ThreadItem
{
    /// <summary>Unique in the thread, and the same through every state of the item.</summary>
    public required string Key { get; init; }

    /// <summary>UTC. The service's time once it knows the message; before that when a person sent it, or planned it for.</summary>
    public required DateTime At { get; init; }
    public required bool IsInbound { get; init; }

    /// <summary>Null for calls, activities, comments and what we don't know; <see cref="Kind"/> says what it is.</summary>
    public Channel? Channel { get; init; }

    /// <summary>What it is, to begin a line with: “SMS”, “Call”, “Internal comment”.</summary>
    public required string Kind { get; init; }

    /// <summary>Plain text. For the portal's own e-mails the text as written; empty for other e-mails, see <see cref="EmailId"/>.</summary>
    public required string Text { get; init; }

    /// <summary>E-mail only; null until it is known, which for e-mails not written here is when <see cref="EmailService"/> has read it.</summary>
    public string? Subject { get; init; }

    /// <summary>For an e-mail that the service has: what <see cref="EmailService.GetAsync"/> reads.</summary>
    public string? EmailId { get; init; }

    /// <summary>For outgoing ones: the person's name if written here, else where it came from (“Workflow”, “HighLevel”).</summary>
    public string? Author { get; init; }

    /// <summary>The portal's own message, where it is one.</summary>
    public Guid? MessageId { get; init; }

    /// <summary>Whether the viewer may take it back or write it again; a thread shows everyone's, but offers that for one's own only, and to managers.</summary>
    public bool MayAct { get; init; }

    /// <summary>UTC; until then it can still be taken back, while it is <see cref="MessageState.Scheduled"/>.</summary>
    public DateTime? UndoUntil { get; init; }

    /// <summary>UTC; of the portal's own: when it goes out, or is tried again, while it is <see cref="MessageState.Scheduled"/>.</summary>
    public DateTime? DueAt { get; init; }

    /// <summary>Of an outgoing message; null for incoming ones and where the service's word is unknown.</summary>
    public MessageState? State { get; init; }

    /// <summary>A person has decided about it, or has sent another message in its place.</summary>
    public bool IsDecided { get; init; }

    /// <summary>Nobody knows whether it was sent, and a person is asked.</summary>
    public bool MayHaveBeenSent { get; init; }

    /// <summary>Why it failed, was refused, held or is unknown, as a sentence.</summary>
    public string? Reason { get; init; }

    /// <summary>The message in whose place it was written.</summary>
    public ThreadLink? Earlier { get; init; }

    /// <summary>The message that was written in its place.</summary>
    public ThreadLink? Later { get; init; }

    /// <summary>Addresses of files. Never fetched by the portal.</summary>
    public IReadOnlyList<string> Attachments { get; init; } = [];

    /// <summary>What people told each other about the contact, who does not see it; null for everything else.</summary>
    public ThreadNote? Note { get; init; }

    /// <summary>Decides between items of the same time.</summary>
    internal string Order { get; init; } = string.Empty;

    public override string ToString() => $"thread item {Key}"; // never a body in a log
}
