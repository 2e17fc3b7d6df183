namespace Portal.Services.Messages;

/// <summary>Why a contact may get the same twice: what became of <paramref name="MessageId"/>, in whose place another message is to be sent.</summary>
public sealed record Doubling(Guid MessageId, DoublingKind Kind)
{
    /// <summary>For the events of the message that is sent all the same.</summary>
    internal string Told => Kind switch
    {
        DoublingKind.MayHaveBeenSent => "In place of a message that may have been sent. Its author knew.",
        DoublingKind.OnItsWay => "In place of a message that was on its way. Its author knew.",
        _ => "In place of a message that was sent. Its author knew.",
    };

    /// <summary>Null for what is known not to have reached the contact, and not to be on its way.</summary>
    internal static Doubling? Of(Message message) => message switch
    {
        { State: MessageState.Unknown } or { HeldBecause: HoldKind.MayHaveBeenSent } => new(message.Id, DoublingKind.MayHaveBeenSent),
        { State: MessageState.WaitingForApproval or MessageState.Scheduled or MessageState.Sending or MessageState.ServiceScheduled } => new(message.Id, DoublingKind.OnItsWay),
        { State: MessageState.Accepted or MessageState.Delivered or MessageState.Read } => new(message.Id, DoublingKind.WasSent),
        _ => null,
    };
}

/// <summary>The later ones say more.</summary>
public enum DoublingKind
{
    MayHaveBeenSent,
    OnItsWay,
    WasSent,
}
