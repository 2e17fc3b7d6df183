namespace Portal.Web.Features.Retention;

/// <summary>Where holds stand, and where a contact is forgotten.</summary>
internal static class RetentionAddress
{
    public const string Path = "retention";

    public static string Of(string contactId) => $"{Path}?contact={Uri.EscapeDataString(contactId)}";
}
