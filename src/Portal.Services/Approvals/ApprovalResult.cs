using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Services.Approvals;

/// <summary>What a person saw as they decided about a message: they decide about just that.</summary>
public sealed record SeenMessage(Guid Id, string Hash, DateTime? PlannedAt)
{
    public static SeenMessage Of(Message message) => new(message.Id, ApprovalHash.Of(message), message.PlannedAt);
}

/// <summary>Every way deciding about a message that waits for approval can end.</summary>
public abstract record ApprovalResult
{
    private ApprovalResult()
    {
    }

    /// <summary><paramref name="MessageId"/> is another one where it goes in other words; <paramref name="LetGo"/> is set where it goes out only after a time in which that can be undone.</summary>
    public sealed record Done(Guid MessageId, LetGo? LetGo = null) : ApprovalResult;

    /// <summary>It is not here, or not the caller's to see.</summary>
    public sealed record NotFound : ApprovalResult;

    /// <summary>Only managers and administrators approve.</summary>
    public sealed record NotAllowed : ApprovalResult;

    /// <summary>Nobody approves what they wrote themselves.</summary>
    public sealed record OwnMessage : ApprovalResult;

    /// <summary>It is not what the caller saw: it has another time now, or somebody else has decided.</summary>
    public sealed record Changed(MessageState State) : ApprovalResult;

    /// <summary>The time that it was planned for has passed; its author chooses another one.</summary>
    public sealed record TimePassed : ApprovalResult;

    /// <summary>Nothing was changed; what was written can't be.</summary>
    public sealed record Refused(IReadOnlyList<SendProblem> Problems) : ApprovalResult;
}
