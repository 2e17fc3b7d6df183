using System.Globalization;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.History;

/// <summary>How the history writes times: absolute, so that they can be quoted, in the viewer's zone, which the table's head names.</summary>
internal static class HistoryTimes
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>2 Mar, 14:32, with the year where it is not this one.</summary>
    public static string Short(DateTime at, DateTime now, HourForm form) => at.ToString(form.Of(at.Year == now.Year ? "d MMM, HH:mm" : "d MMM yyyy, HH:mm"), English);
}
