using System.Globalization;

namespace Portal.Services.Scheduling;

/// <summary>
/// When a sub-account's people work, by its own clock: <c>Mon-Fri 09:00-17:00</c>, with commas between several, as in
/// <c>Mon-Thu 08:00-12:00, Mon-Thu 13:00-17:00, Fri 08:00-14:00</c>. <c>24:00</c> is the end of a day.
/// </summary>
public sealed class WorkingHours
{
    public const string Usual = "Mon-Fri 09:00-17:00";

    private const int MinutesOfDay = 24 * 60;
    private static readonly string[] Days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

    private readonly IReadOnlyList<Span> _spans;

    private WorkingHours(IReadOnlyList<Span> spans) => _spans = spans;

    /// <summary>Null where it is nothing of the kind, or has the same time twice.</summary>
    public static WorkingHours? Find(string text)
    {
        var parts = text.Split(',', StringSplitOptions.TrimEntries).Select(Part).ToList();
        List<Span> spans = [.. parts.SelectMany(part => part ?? []).OrderBy(span => span)];
        return parts.Contains(null) || spans.Zip(spans.Skip(1)).Any(pair => pair.First.Day == pair.Second.Day && pair.Second.From < pair.First.To) ? null : new WorkingHours(spans);
    }

    /// <summary>How much of the time from <paramref name="from"/> to <paramref name="to"/> (both UTC) lies in them.</summary>
    public TimeSpan Between(DateTime from, DateTime to, WallZone zone)
    {
        var (sum, last) = (TimeSpan.Zero, DateOnly.FromDateTime(zone.WallAt(to)));
        for (var day = DateOnly.FromDateTime(zone.WallAt(from)); day <= last; day = day.AddDays(1))
        {
            sum += _spans.Where(span => span.Day == PlaceOf(day)).Select(span => Overlap(day, span)).Aggregate(TimeSpan.Zero, (all, one) => all + one);
        }

        return sum;

        TimeSpan Overlap(DateOnly day, Span span)
        {
            var (begins, ends) = (At(day, span.From, zone), At(day, span.To, zone));
            var (later, earlier) = (begins > from ? begins : from, ends < to ? ends : to);
            return earlier > later ? earlier - later : TimeSpan.Zero;
        }
    }

    private static DateTime At(DateOnly day, int minute, WallZone zone) => zone.Resolve(day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute)).At;

    private static int PlaceOf(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;

    private static IReadOnlyList<Span>? Part(string part) =>
        part.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var days, var times]
        && DaysOf(days) is [var first, .. var rest] && TimesOf(times) is { } clock
            ? [.. Enumerable.Range(first, (rest is [var last] ? last : first) - first + 1).Select(day => new Span(day, clock.From, clock.To))]
            : null;

    private static int[]? DaysOf(string text)
    {
        int[] days = [.. text.Split('-').Select(name => Array.FindIndex(Days, day => day.Equals(name, StringComparison.OrdinalIgnoreCase)))];
        return days is [>= 0] || (days is [>= 0, > 0] && days[0] < days[1]) ? days : null;
    }

    private static (int From, int To)? TimesOf(string text) =>
        text.Split('-') is [var from, var to] && Minute(from) is { } begins && Minute(to) is { } ends && begins < ends ? (begins, ends) : null;

    private static int? Minute(string text) =>
        text == "24:00" ? MinutesOfDay
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock) ? (clock.Hour * 60) + clock.Minute
        : null;

    /// <param name="Day">From 0 for Monday.</param>
    /// <param name="From">Minutes since midnight by the clock on the wall.</param>
    /// <param name="To">The same; not before <paramref name="From"/>.</param>
    private sealed record Span(int Day, int From, int To) : IComparable<Span>
    {
        public int CompareTo(Span? other) => other is null ? 1 : (Day, From).CompareTo((other.Day, other.From));
    }
}
