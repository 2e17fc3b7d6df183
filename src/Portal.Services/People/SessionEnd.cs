namespace Portal.Services.People;

public enum SessionEnd
{
    SignedOut,
    Idle,
    TooOld,
    EndedElsewhere,

    /// <summary>Somebody, or the same person again, signed in in the same browser.</summary>
    Replaced,
}

internal static class SessionEndWords
{
    /// <summary>For the audit trail.</summary>
    public static string Words(this SessionEnd end) => end switch
    {
        SessionEnd.SignedOut => "Signed out.",
        SessionEnd.Idle => "The session ended because nothing was done in it.",
        SessionEnd.TooOld => "The session reached its longest time.",
        SessionEnd.Replaced => "A new sign-in in the same browser took the session’s place.",
        _ => "The session was ended from elsewhere.",
    };
}
