using System.Globalization;
using Portal.Services.Exports;

namespace Portal.Web.Features.History;

/// <summary>What comes of asking for an export, for managers.</summary>
internal static class ExportWords
{
    public const string NotAllowed = "Only managers and administrators export messages.";
    public const string Begun = "The file is being written. You find it under Exports, and are told when it is ready.";

    public static string WhyNot(ExportAsking? asking) => asking switch
    {
        ExportAsking.TooMany many => TooMany(many.Most),
        ExportAsking.Busy => string.Create(CultureInfo.InvariantCulture, $"{ExportService.MostAtOnce} of your exports are not finished yet. Wait until one is, or cancel one under Exports."),
        ExportAsking.AboutSeveral => "An evidence pack is about one contact or one person. Choose one under Person, or write the contact’s whole name or id under Contact.",
        _ => NotAllowed,
    };

    public static string TooMany(int most) =>
        string.Create(CultureInfo.InvariantCulture, $"These are more than {most:N0} messages, and no more than that are exported at once. Choose a person or days, so that fewer are left.");
}
