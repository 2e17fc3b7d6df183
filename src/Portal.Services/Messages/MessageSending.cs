using Portal.Services.Composing;
using Portal.Services.Drafts;

namespace Portal.Services.Messages;

/// <summary>What a person asks to have sent. <see cref="DraftId"/> names the draft that turns into it.</summary>
public sealed record SendCommand
{
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }
    public required Channel Channel { get; init; }
    public required MessageContent Content { get; init; }

    /// <summary>The same for each press of one button, so that a second press is the same message.</summary>
    public required Guid ClientToken { get; init; }
    public Guid? DraftId { get; init; }
    public int DraftVersion { get; init; }

    /// <summary>When it is to go out; null for now, after the channel's time for taking it back.</summary>
    public SendPlan? Plan { get; init; }

    /// <summary>The stored message that it takes the place of. It is part of the text, so that no way of sending can forget it.</summary>
    public Guid? Replaces => Content.Replaces;

    /// <summary>The person's word: they were told that the contact may get the same twice, by this, and want it all the same.</summary>
    public Doubling? Accepted { get; init; }

    /// <summary>The messages of colleagues to the contact of which the person has said that they know them, and want to send theirs too.</summary>
    public IReadOnlyCollection<Guid> Seen { get; init; } = [];

    /// <summary>A message that was taken back and that this one is again: the word that was given for it still counts.</summary>
    public Guid? Restores { get; init; }
}

/// <summary>Every way asking to send can end.</summary>
public abstract record SendResult
{
    private SendResult()
    {
    }

    /// <summary>It is written down and on its way. <paramref name="WasThereAlready"/> when the same press came before.</summary>
    public sealed record Stored(Guid MessageId, bool WasThereAlready) : SendResult;

    /// <summary>The same press came before with another text, which is stored and on its way; of this one nothing was stored.</summary>
    public sealed record OtherTextStored(Guid MessageId) : SendResult;

    /// <summary>Nothing was stored, because the contact may get the same twice: it is sent when <see cref="SendCommand.Accepted"/> says so.</summary>
    public sealed record WouldDouble(Doubling Doubling) : SendResult;

    /// <summary>
    /// Nothing was stored, because a colleague wrote to the contact less than a minute ago: <paramref name="Answers"/>, the first one first.
    /// It is sent when <see cref="SendCommand.Seen"/> names them.
    /// </summary>
    public sealed record AnsweredByColleague(IReadOnlyList<ColleaguesAnswer> Answers) : SendResult;

    /// <summary>Nothing was stored; the text is still where it was.</summary>
    public sealed record Refused(IReadOnlyList<SendProblem> Problems) : SendResult;

    /// <summary>The draft was changed elsewhere meanwhile; nothing was sent.</summary>
    public sealed record DraftChanged(Draft Theirs) : SendResult;

    /// <summary>The draft was sent or discarded elsewhere meanwhile; nothing was sent now. Sending the text all the same needs a command without a draft.</summary>
    public sealed record DraftGone : SendResult;
}
