namespace Portal.Services.SubAccounts;

/// <summary>Why a person’s own sign-in gives no token: what is true now, and what a message says that was kept back by it.</summary>
internal static class SignInWords
{
    public static TokenAnswer.Missing NotAccepted { get; } = new("HighLevel does not accept the tokens of this sign-in. An administrator can connect the sub-account under Settings.")
    {
        WhenDue = "HighLevel did not accept its author’s sign-in when this was due. Once an administrator has connected the sub-account under Settings, send it again.",
    };

    public static TokenAnswer.Missing SignInAgain(string reason) => new(reason)
    {
        WhenDue = "Its author’s sign-in could not be used when this was due. Once they have signed in again, send it again.",
    };

    public static TokenAnswer.Missing NoAccess(string subAccount) => new($"The latest sign-in does not give access to {subAccount}.")
    {
        WhenDue = $"Its author’s latest sign-in did not give access to {subAccount} when this was due. Once it does, send it again.",
    };
}
