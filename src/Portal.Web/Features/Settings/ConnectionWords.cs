using Portal.Services.Connections;
using Portal.Services.HighLevel;

namespace Portal.Web.Features.Settings;

/// <summary>How it stands with a sub-account's connection, for administrators.</summary>
internal static class ConnectionWords
{
    public static string State(ConnectionStatus status) => (status.Source, status.State) switch
    {
        (null, _) => "Not connected. Nothing can be read or sent.",
        (TokenSource.Configuration, null) => "Connected by the portal’s configuration.",
        (TokenSource.SignIn, null) => "Each person’s own sign-in is used.",
        (_, ConnectionState.Paused) => "HighLevel has paused this sub-account. The portal asks again every ten minutes.",
        (_, ConnectionState.Uninstalled) => "The app was uninstalled in HighLevel. Connect it again.",
        (_, ConnectionState.Refused) when status.EndsAt is not null => "HighLevel no longer renews this connection. Connect it again before it ends.",
        (_, ConnectionState.Refused) => "HighLevel no longer accepts this connection. Connect it again.",
        _ when status.Missing.Count > 0 => "Connected, without all the permissions that the portal uses.",
        _ => "Connected.",
    };

    /// <summary>Why a connection in that state has no token to try; null where something else is the reason.</summary>
    public static string? Untried(ConnectionState? state) => state switch
    {
        ConnectionState.Paused => "HighLevel was asked just now: the sub-account is still paused.",
        ConnectionState.Refused or ConnectionState.Uninstalled => "There is nothing to try until it is connected again.",
        _ => null,
    };

    public static IEnumerable<(string Name, string Value)> Facts(ConnectionStatus status)
    {
        if (status.Source is { } source)
        {
            yield return ("Token", source is TokenSource.SignIn ? "Of each person’s sign-in" : $"{TokenWords.NameOf(source)}{(status.IsThroughAgency ? ", through the agency’s access" : null)}");
        }

        if (status.ConnectedBy is { } by)
        {
            yield return ("Connected by", by);
        }

        if (status.Scopes.Count > 0)
        {
            yield return ("Permissions", status.Missing.Count == 0 ? "All that the portal uses" : $"Without {string.Join(", ", status.Missing)}");
        }

        // Beside a pause, the words of a refused call would say something else than why nothing goes out.
        if (status is { State: not ConnectionState.Paused, Seen: { Refusal: { } refusal } seen } && !(seen.TakenAt > seen.RefusedAt))
        {
            yield return ("HighLevel’s words when it last refused", refusal);
        }
    }

    /// <summary>In UTC.</summary>
    public static IEnumerable<(string Name, DateTime At)> Times(ConnectionStatus status) => new (string Name, DateTime? At)[]
    {
        ("Connected", status.ConnectedAt),
        (status.State is ConnectionState.Paused ? "Asked again by itself" : "Renews by itself", status.RenewsAt),
        ("Ends", status.EndsAt),
        ("HighLevel last accepted it", status.Seen.TakenAt),
        ("HighLevel last refused it", status.Seen.RefusedAt),
    }.Where(time => time.At is not null).Select(time => (time.Name, time.At!.Value));
}
