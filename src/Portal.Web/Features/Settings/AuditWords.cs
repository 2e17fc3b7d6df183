namespace Portal.Web.Features.Settings;

/// <summary>The short names of the audit, in people's words.</summary>
internal static class AuditWords
{
    /// <summary>As signed-in becomes Signed in.</summary>
    public static string Of(string action) => action.Length == 0 ? action : $"{char.ToUpperInvariant(action[0])}{action[1..].Replace('-', ' ')}";
}
