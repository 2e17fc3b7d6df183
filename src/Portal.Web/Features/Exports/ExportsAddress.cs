namespace Portal.Web.Features.Exports;

/// <summary>Where the list of a person's exports is, and each of their files.</summary>
internal static class ExportsAddress
{
    public const string Path = "history/exports";

    public static string FileOf(Guid id) => $"{Path}/{id}";
}
