using System.Globalization;

namespace Portal.Tests.Scheduling;

internal static class Times
{
    public static DateTime Wall(string text) => DateTime.ParseExact(text, "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    public static DateTime Utc(string text) => DateTime.SpecifyKind(Wall(text), DateTimeKind.Utc);
}
