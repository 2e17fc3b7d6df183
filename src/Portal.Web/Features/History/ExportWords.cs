using System.Globalization;

namespace Portal.Web.Features.History;

/// <summary>Why nothing is exported, for managers.</summary>
internal static class ExportWords
{
    public const string NotAllowed = "Only managers and administrators export messages.";

    public static string TooMany(int most) =>
        string.Create(CultureInfo.InvariantCulture, $"These are more than {most:N0} messages, and no more than that are exported at once. Choose a person or days, so that fewer are left.");
}
