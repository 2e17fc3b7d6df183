using Portal.Services.Responses;

namespace Portal.Services.Messages;

/// <summary>What a message answers.</summary>
public sealed partial class Message
{
    /// <summary>UTC; when the contact wrote the first message that this one answers. Null where they did not write last, and where nobody knows.</summary>
    public DateTime? AnswersSince { get; private set; }

    /// <summary>How long the contact waited, as <see cref="Response.Minutes"/> says; it stays what it was then, whatever the working hours become.</summary>
    public int? ResponseMinutes { get; private set; }

    /// <summary>Undo was pressed in the time to undo after it had been sent.</summary>
    public bool IsUndone { get; private set; }

    /// <summary>The states in which an answer has reached the contact, as far as is known. Others are no answers, or none yet.</summary>
    internal static readonly MessageState[] Answering = [MessageState.Accepted, MessageState.Delivered, MessageState.Read];

    /// <summary>What goes as soon as it is written answers when it is written; anything else, what was planned, approved or let go later, when it goes.</summary>
    internal bool AnswersWhenItGoes => PlannedAt is not null || PlannedOn is not null;

    /// <summary>Null for a message that is no answer.</summary>
    internal void Answer(Response? response) => (AnswersSince, ResponseMinutes) = (response?.Since, response?.Minutes);

    private bool IsInTimeToUndo(DateTime now) => State is MessageState.Scheduled && PlannedAt is null && now <= UndoUntil + UndoTime.ForLateUndo;
}
