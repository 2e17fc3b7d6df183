using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Services.Scheduling;

/// <summary>
/// Reads times as people type them: “tomorrow 9”, “tue 14:30”, “3 mar 9am”, “in 2 hours”, “09:00”, “2026-03-29 02:30”. It never
/// guesses: what could mean two things, or is only half of a time, is answered with a question.
/// </summary>
public static partial class TimeText
{
    /// <summary>A message further away than this is more likely a slip of the fingers.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    private const string Examples = "Write for example “tomorrow 9:00”, “tue 14:30”, “3 mar 9am” or “in 2 hours”.";

    /// <summary>By the clock of that zone, and always in the future. <paramref name="form"/> is how times are told in what it says.</summary>
    public static TypedTime Read(string text, WallZone zone, DateTime utcNow, HourForm form = default)
    {
        var words = Spaces().Replace(TypedCharacters.Plain(text).Trim().ToLowerInvariant().Replace(',', ' '), " ").Trim();
        return words.Length == 0 ? No($"Write when to send. {Examples}")
            : words.StartsWith("in ", StringComparison.Ordinal) ? Relative(words, zone, utcNow, form)
            : Absolute(words, zone, utcNow, form);
    }

    /// <summary>The same for a day and a time from the browser's own fields: <c>2026-03-29</c>, <c>02:30</c>.</summary>
    public static TypedTime ReadFields(string? day, string? time, WallZone zone, DateTime utcNow, HourForm form = default) =>
        string.IsNullOrEmpty(day) ? No("Choose a day.")
        : string.IsNullOrEmpty(time) ? No("Choose a time.")
        : DateTime.TryParseExact(TypedCharacters.Plain($"{day} {time}"), ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall)
            ? Ahead(wall, zone, utcNow, form)
            : No("That is not a day and a time.");

    private static TypedTime Relative(string words, WallZone zone, DateTime utcNow, HourForm form)
    {
        if (FromNow().Match(words) is not { Success: true } match || Amount(match.Groups["n"].Value) is not { } amount)
        {
            return No($"“{words}” is not understood. {Examples}");
        }

        var minutes = match.Groups["min"] is { Success: true, Value: var more } ? int.Parse(more, CultureInfo.InvariantCulture) : 0;
        return match.Groups["unit"].Value[0] switch
        {
            'm' when minutes == 0 => Ahead(zone.Keep(RoundedUp(Minute(utcNow).AddMinutes(amount))), utcNow, form),
            'h' => Ahead(zone.Keep(RoundedUp(Minute(utcNow).AddHours(amount).AddMinutes(minutes))), utcNow, form),
            'd' when minutes == 0 && amount % 1 == 0 => Ahead(zone.WallAt(utcNow).AddDays(amount), zone, utcNow, form),
            'w' when minutes == 0 && amount % 1 == 0 => Ahead(zone.WallAt(utcNow).AddDays(7 * amount), zone, utcNow, form),
            _ => No($"“{words}” is not understood. {Examples}"),
        };
    }

    private static TypedTime Absolute(string words, WallZone zone, DateTime utcNow, HourForm form)
    {
        var now = zone.WallAt(utcNow);
        if (TypedClock.TakeFrom(words) is not { } clock || (clock.IsBare && clock.Rest.Length > 0 && DayText.Read(clock.Rest, now) is null))
        {
            return DayText.Read(words, now) is DayReading.Days ? No($"At what time? Write for example “{words} 9:00”.") : No(Problem(words, now));
        }

        if (clock.Rest.Length == 0)
        {
            return clock.IsBare
                ? No($"“{words}” could be a day or a time. Write for example “{words}:00” or “tomorrow {words}”.")
                : First([now.Date, now.Date.AddDays(1)], clock.Time, zone, utcNow, form);
        }

        return DayText.Read(clock.Rest, now) is DayReading.Days(var days) ? First(days, clock.Time, zone, utcNow, form) : No(Problem(clock.Rest, now));
    }

    private static string Problem(string words, DateTime now) =>
        DayText.Read(words, now) is DayReading.Not(var sentence) ? sentence : $"“{words}” is not understood. {Examples}";

    private static TypedTime First(IReadOnlyList<DateTime> days, TimeSpan clock, WallZone zone, DateTime utcNow, HourForm form)
    {
        var walls = days.Select(day => day + clock).ToList();
        return Ahead(walls.FirstOrDefault(wall => IsNear(wall, utcNow) && zone.Resolve(wall).At > utcNow, walls[^1]), zone, utcNow, form);
    }

    private static TypedTime Ahead(DateTime wall, WallZone zone, DateTime utcNow, HourForm form) =>
        IsNear(wall, utcNow) ? Ahead(zone.Resolve(wall), utcNow, form)
        : wall < utcNow ? No($"{SendTimeWords.Full(wall, zone, form)} has passed already.")
        : No($"{SendTimeWords.Full(wall, zone, form)} is more than a year away. Choose an earlier time.");

    // Near the first and the last year that there are, a wall time need not be a moment in every zone.
    private static bool IsNear(DateTime wall, DateTime utcNow) => (wall - utcNow).Duration() < 2 * Longest;

    private static TypedTime Ahead(SendTime time, DateTime utcNow, HourForm form) =>
        time.At <= utcNow ? No($"{SendTimeWords.Full(time, form)} has passed already.")
        : time.At - utcNow > Longest ? No($"{SendTimeWords.Full(time, form)} is more than a year away. Choose an earlier time.")
        : new TypedTime.Understood(time);

    private static double? Amount(string words) => words switch
    {
        "a" or "an" => 1,
        "half an" => 0.5,
        _ when words.Length <= 4 => double.Parse(words, CultureInfo.InvariantCulture),
        _ => null,
    };

    // People count from what a clock shows: at 14:00, whatever its seconds, three hours from now is 17:00.
    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));

    private static DateTime RoundedUp(DateTime at) => at.Ticks % TimeSpan.TicksPerMinute is var past and > 0 ? at.AddTicks(TimeSpan.TicksPerMinute - past) : at;

    private static TypedTime.NotUnderstood No(string sentence) => new(sentence);

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spaces();

    [GeneratedRegex(@"^in (?<n>half an|an?|[0-9]+|[0-9]+\.5) ?(?<unit>minutes?|mins?|m|hours?|hrs?|h|days?|d|weeks?|w)(?: (?<min>[1-5]?[0-9]) ?(?:minutes?|mins?|m))?$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FromNow();
}
