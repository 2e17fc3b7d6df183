using Portal.Services.Audit;

namespace Portal.Web.Features.Settings;

/// <summary>The short names of the audit, in people's words.</summary>
internal static class AuditWords
{
    /// <summary>What is not among them is told by its name, as snippet-added becomes Snippet added.</summary>
    public static string Of(string action) => action switch
    {
        AuditActions.SessionEnded => "Session ended by itself",
        AuditActions.SubAccountSwitched => "Switched to this sub-account",
        AuditActions.AccessRefused => "Not let in",
        AuditActions.Connected => "Connected to HighLevel",
        AuditActions.Disconnected => "Disconnected from HighLevel",
        AuditActions.Uninstalled => "App uninstalled in HighLevel",
        AuditActions.PersonAdded => "Person added",
        AuditActions.PersonRecognized => "First sign-in from the list",
        AuditActions.PersonRemoved => "Person removed",
        AuditActions.SentForAnother => "Sent somebody else’s message",
        AuditActions.CancelledForAnother => "Took back somebody else’s message",
        _ => action.Length == 0 ? action : $"{char.ToUpperInvariant(action[0])}{action[1..].Replace('-', ' ')}",
    };
}
