using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;

namespace Portal.Services.Connections;

/// <summary>Why a sub-account has no token, and whom to ask: sentences for the person who wanted something.</summary>
internal static class ConnectionWords
{
    public static TokenAnswer.Missing NoConnection(string subAccount) => new($"{subAccount} isn’t connected to HighLevel yet. An administrator can connect it under Settings.")
    {
        WhenDue = $"{subAccount} wasn’t connected to HighLevel when this was due. Once an administrator has connected it under Settings, send it again.",
    };

    /// <summary>Of a connection that has to be made again.</summary>
    public static TokenAnswer.Missing NoLonger(ConnectionState state, string subAccount) => new(Of(state, subAccount))
    {
        WhenDue = state is ConnectionState.Uninstalled
            ? $"When this was due, the portal’s app had been uninstalled from {subAccount} in HighLevel. Once an administrator has connected it again under Settings, send it again."
            : $"HighLevel did not accept the connection of {subAccount} when this was due. Once an administrator has connected it again under Settings, send it again.",
    };

    /// <summary>Where the token comes from, for the audit.</summary>
    public static string Of(TokenSource? source) => source switch
    {
        null => "Not connected",
        TokenSource.SignIn => "Each person’s sign-in",
        var own => TokenWords.NameOf(own.Value),
    };

    /// <summary>The same of one that lacks so many of the permissions that the portal uses.</summary>
    public static string Of(TokenSource source, int missing) => missing == 0 ? Of(source) : $"{Of(source)}, {(missing == 1 ? "a permission" : "permissions")} missing";

    /// <summary>The same of a connection, and how it stands with it.</summary>
    public static string Of(Connection connection) => connection.State switch
    {
        ConnectionState.Working => Of(connection.Source, connection.Scopes.Count == 0 ? 0 : Permissions.Needed.Keys.Except(connection.Scopes).Count()),
        ConnectionState.Paused => $"{Of(connection.Source)}, paused by HighLevel",
        ConnectionState.Uninstalled => $"{Of(connection.Source)}, uninstalled",
        _ => $"{Of(connection.Source)}, no longer accepted",
    };

    public static string Of(ConnectionState state, string subAccount) => state switch
    {
        ConnectionState.Paused => $"HighLevel has paused {subAccount}. An administrator can see in HighLevel why. The portal asks every ten minutes whether that is over.",
        ConnectionState.Uninstalled => $"The portal’s app was uninstalled from {subAccount} in HighLevel. An administrator can connect it again under Settings.",
        _ => $"HighLevel no longer accepts the connection of {subAccount}. An administrator can connect it again under Settings.",
    };
}
