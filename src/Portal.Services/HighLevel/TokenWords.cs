namespace Portal.Services.HighLevel;

/// <summary>Whose token it was that the service refused, and who can mend it.</summary>
public static class TokenWords
{
    public static string NameOf(TokenSource source) => source switch
    {
        TokenSource.MarketplaceApp => "HighLevel app",
        TokenSource.PrivateIntegration => "Private integration token",
        TokenSource.Configuration => "Private integration token (configuration)",
        TokenSource.SignIn => "The author’s sign-in",
        _ => throw new InvalidOperationException($"{source} is no source."),
    };

    /// <summary>What is wrong, then what to do; null where nothing is wrong with the token.</summary>
    public static (string Reason, string NextStep)? Of(TokenProblem problem, TokenSource source) => (problem, source) switch
    {
        (TokenProblem.None, _) => null,
        (TokenProblem.Invalid, TokenSource.SignIn) => ("HighLevel no longer accepts this sign-in.", "Sign out and in again."),
        (TokenProblem.Invalid, TokenSource.Configuration) =>
            ("HighLevel no longer accepts the token in this sub-account’s configuration.", "An administrator can connect the sub-account under Settings, or have the token replaced."),
        (TokenProblem.Invalid, _) => ("HighLevel no longer accepts this sub-account’s connection.", "An administrator can connect it again under Settings."),
        (TokenProblem.NotAllowed, TokenSource.SignIn) => ("HighLevel does not allow this sign-in to do that.", "Ask an administrator."),
        (TokenProblem.NotAllowed, _) => ("This sub-account’s connection lacks a permission in HighLevel for that.", "An administrator can see under Settings which one."),
        (TokenProblem.OtherSubAccount, TokenSource.SignIn) => ("This sign-in belongs to another sub-account in HighLevel.", "Ask an administrator to check the sub-account."),
        (TokenProblem.OtherSubAccount, _) => ("This sub-account’s connection belongs to another sub-account in HighLevel.", "An administrator can connect it again under Settings."),
        _ => throw new InvalidOperationException($"{problem} has no words."),
    };

    /// <summary>The same, said with a message that it kept back: as of its time, for it is read when that may long be mended.</summary>
    public static string? WhenDue(TokenProblem problem, TokenSource source) => (problem, source) switch
    {
        (TokenProblem.None, _) => null,
        (TokenProblem.Invalid, TokenSource.SignIn) => "HighLevel did not accept its author’s sign-in when this was due. Once they have signed out and in again, send it again.",
        (TokenProblem.Invalid, TokenSource.Configuration) =>
            "HighLevel did not accept the token in this sub-account’s configuration when this was due. Once an administrator has connected the sub-account under Settings, or has had the token replaced, send it again.",
        (TokenProblem.Invalid, _) => "HighLevel did not accept this sub-account’s connection when this was due. Once an administrator has connected it again under Settings, send it again.",
        (TokenProblem.NotAllowed, TokenSource.SignIn) => "HighLevel did not allow its author’s sign-in to do that when this was due. Ask an administrator, then send it again.",
        (TokenProblem.NotAllowed, _) => "This sub-account’s connection lacked a permission in HighLevel when this was due. Once an administrator sees under Settings that none is missing, send it again.",
        (TokenProblem.OtherSubAccount, TokenSource.SignIn) => "Its author’s sign-in belonged to another sub-account in HighLevel when this was due. Once an administrator has checked the sub-account, send it again.",
        (TokenProblem.OtherSubAccount, _) => "This sub-account’s connection belonged to another sub-account in HighLevel when this was due. Once an administrator has connected it again under Settings, send it again.",
        _ => throw new InvalidOperationException($"{problem} has no words."),
    };
}
