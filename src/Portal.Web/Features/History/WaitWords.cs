using System.Globalization;

namespace Portal.Web.Features.History;

/// <summary>How long somebody waited, in working hours.</summary>
internal static class WaitWords
{
    /// <summary>As in 42 min, 3 h, or 3 h 20 min.</summary>
    public static string Of(int minutes) => (minutes / 60, minutes % 60) switch
    {
        (0, var rest) => string.Create(CultureInfo.InvariantCulture, $"{rest} min"),
        (var hours, 0) => string.Create(CultureInfo.InvariantCulture, $"{hours:N0} h"),
        var (hours, rest) => string.Create(CultureInfo.InvariantCulture, $"{hours:N0} h {rest} min"),
    };
}
