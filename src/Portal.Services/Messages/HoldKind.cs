namespace Portal.Services.Messages;

/// <summary>Why a message is held back; <see cref="Message.Reason"/> says the same in a sentence.</summary>
public enum HoldKind
{
    /// <summary>There is nothing to send it with, or the service does not accept it.</summary>
    NoToken,

    /// <summary>The service answered “not now” too often, or could not be reached.</summary>
    TriedTooOften,

    /// <summary>Its time passed while the portal was not running.</summary>
    Missed,

    /// <summary>The contact has written since it was planned, or the conversation does not show whether.</summary>
    Answered,

    /// <summary>Do-not-disturb, a closed window, or no address: the contact can't receive it now.</summary>
    ChannelClosed,

    /// <summary>Its author or its sub-account may no longer send.</summary>
    NotAllowed,

    /// <summary>It may have been sent, and the service's conversation does not tell.</summary>
    MayHaveBeenSent,

    /// <summary>It was taken back while another draft stood in its place.</summary>
    TakenBack,

    /// <summary>Who was to approve it has sent it back with a note.</summary>
    SentBack,

    /// <summary>Its time passed before it was approved, or it is not what was approved.</summary>
    NotApproved,
}
