using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Services.Scheduling;

/// <summary>What was made of a typed day.</summary>
internal abstract record DayReading
{
    private DayReading()
    {
    }

    /// <summary>The days it may be, in order: the first one whose time is not over is meant.</summary>
    public sealed record Days(IReadOnlyList<DateTime> InOrder) : DayReading;

    public sealed record Not(string Sentence) : DayReading;
}

/// <summary>Reads days as people type them.</summary>
internal static partial class DayText
{
    private static readonly string[] Months = ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    private static readonly string[] Weekdays = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

    /// <summary>Null where it is nothing like a day. <paramref name="now"/> is the wall's.</summary>
    public static DayReading? Read(string words, DateTime now) => words switch
    {
        "today" => new DayReading.Days([now.Date]),
        "tomorrow" => new DayReading.Days([now.Date.AddDays(1)]),
        _ when WeekdayOf(words) is { } weekday => Following(weekday, now.Date),
        _ when Slashes().IsMatch(words) => new DayReading.Not($"“{words}” could mean two days. Write the month as a word, as in “3 mar”."),
        _ when DayFirst().Match(words) is { Success: true } match => Dated(match, now, words),
        _ when MonthFirst().Match(words) is { Success: true } match => Dated(match, now, words),
        _ when Iso().Match(words) is { Success: true } match => Dated(match, now, words),
        _ when Dotted().Match(words) is { Success: true } match => Dated(match, now, words),
        _ => null,
    };

    private static DayReading.Days Following(DayOfWeek weekday, DateTime today)
    {
        var next = today.AddDays(((int)weekday - (int)today.DayOfWeek + 7) % 7);
        return new DayReading.Days([next, next.AddDays(7)]);
    }

    private static DayOfWeek? WeekdayOf(string words) =>
        Index(Weekdays, words is "tues" or "thur" or "thurs" ? words[..3] : words) is { } index ? (DayOfWeek)index : null;

    private static DayReading? Dated(Match match, DateTime now, string words)
    {
        var month = match.Groups["name"] is { Success: true, Value: var name } ? Index(Months, name == "sept" ? "sep" : name) + 1 : Number(match, "month");
        DayOfWeek? weekday = match.Groups["weekday"] is { Success: true, Value: var text } ? WeekdayOf(text) : null;
        if (month is null || (match.Groups["weekday"].Success && weekday is null))
        {
            return null;
        }

        int[] years = match.Groups["year"].Success ? [Number(match, "year")!.Value] : [now.Year, now.Year + 1];
        DateTime[] days = [.. years.Select(year => Day(year, month.Value, Number(match, "day")!.Value)).OfType<DateTime>().Where(day => years.Length == 1 || day >= now.Date)];
        DateTime[] meant = [.. days.Where(day => weekday is null || day.DayOfWeek == weekday)];
        return meant.Length > 0 ? new DayReading.Days(meant)
            : days.Length > 0 ? new DayReading.Not($"{days[0].ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} is a {days[0].DayOfWeek}.")
            : new DayReading.Not($"There is no such day as “{words}”{(years.Length > 1 ? " in the next year" : null)}.");
    }

    private static DateTime? Day(int year, int month, int day) =>
        year is > 0 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day) : null;

    private static int? Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    // Three letters, or the whole word.
    private static int? Index(string[] names, string word) =>
        Array.FindIndex(names, name => name == word || (word.Length == 3 && name.StartsWith(word, StringComparison.Ordinal))) is var index and >= 0 ? index : null;

    [GeneratedRegex(@"^(?:(?<weekday>[a-z]+) )?(?<day>[0-9]{1,2})(?:st|nd|rd|th)?\.? (?<name>[a-z]+)\.?(?: (?<year>[0-9]{4}))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?:(?<weekday>[a-z]+) )?(?<name>[a-z]+)\.? (?<day>[0-9]{1,2})(?:st|nd|rd|th)?(?: (?<year>[0-9]{4}))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MonthFirst();

    [GeneratedRegex(@"^(?<year>[0-9]{4})-(?<month>[0-9]{1,2})-(?<day>[0-9]{1,2})$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Iso();

    [GeneratedRegex(@"^(?<day>[0-9]{1,2})\.(?<month>[0-9]{1,2})\.(?<year>[0-9]{4})?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Dotted();

    [GeneratedRegex(@"^[0-9]{1,4}/[0-9]{1,2}(?:/[0-9]{1,4})?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Slashes();
}
