using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>Why a sub-account has no token, and whom to ask: sentences for the person who wanted something.</summary>
internal static class ConnectionWords
{
    public static string NotConnected(string subAccount) => $"{subAccount} isn’t connected to HighLevel yet. An administrator can connect it under Settings.";

    /// <summary>Where the token comes from, for the audit.</summary>
    public static string Of(TokenSource? source) => source switch
    {
        null => "Not connected",
        TokenSource.SignIn => "Each person’s sign-in",
        var own => TokenWords.NameOf(own.Value),
    };

    /// <summary>The same of a connection, and how it stands with it.</summary>
    public static string Of(Connection connection) => connection.State switch
    {
        ConnectionState.Working => Of(connection.Source),
        ConnectionState.Paused => $"{Of(connection.Source)}, paused by HighLevel",
        ConnectionState.Uninstalled => $"{Of(connection.Source)}, uninstalled",
        _ => $"{Of(connection.Source)}, no longer accepted",
    };

    public static string Of(ConnectionState state, string subAccount) => state switch
    {
        ConnectionState.Paused => $"HighLevel has paused {subAccount}. The portal asks again by itself; an administrator can see in HighLevel why.",
        ConnectionState.Uninstalled => $"The portal’s app was uninstalled from {subAccount} in HighLevel. An administrator can connect it again under Settings.",
        _ => $"HighLevel no longer accepts the connection of {subAccount}. An administrator can connect it again under Settings.",
    };
}
