using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace Portal.Services.Scheduling;

/// <summary>A time zone by its IANA id, with the rules that the portal carries with it, and not those of the machine.</summary>
public sealed record WallZone
{
    internal const string StoredForm = "yyyy-MM-dd'T'HH:mm";

    private static readonly TzdbDateTimeZoneSource Known = TzdbDateTimeZoneSource.Default;

    // The ids that are in use, one or several for each country.
    private static readonly HashSet<string> Current = [.. Known.ZoneLocations?.Select(place => place.ZoneId) ?? []];

    private readonly DateTimeZone _rules;

    private WallZone(DateTimeZone rules, string id) => (_rules, Id) = (rules, id);

    /// <summary>The ids to choose from, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> Ids { get; } = [.. Current.Append("UTC").Order(StringComparer.Ordinal)];

    public static WallZone Utc { get; } = new(DateTimeZone.Utc, "UTC");

    public string Id { get; }

    /// <summary>Chicago for America/Chicago.</summary>
    public string Place => Id.Split('/')[^1].Replace('_', ' ');

    /// <summary>Null for an id that isn't known. Former names are: a browser says <c>Europe/Kiev</c> of what is <c>Europe/Kyiv</c> now.</summary>
    public static WallZone? Find(string? id) =>
        id is { Length: > 0 } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } rules ? new WallZone(rules, CurrentNameOf(id)) : null;

    /// <summary>By a name that other software has for it: <c>Eastern Standard Time</c> on Windows, <c>europe/berlin</c>. Null where it is none.</summary>
    public static WallZone? FindByAnyName(string? name) =>
        name?.Trim() is { Length: > 0 } text
            ? Find(text) ?? Find(IgnoringCase(Known.WindowsMapping.PrimaryMapping.Keys, text) is { } windows ? Known.WindowsMapping.PrimaryMapping[windows] : IgnoringCase(Known.GetIds(), text))
            : null;

    /// <summary>By its place alone, as in <c>new york</c>; null where no zone has it, or several have.</summary>
    public static WallZone? FindByPlace(string text) =>
        text.Trim() is { Length: > 0 } place && Ids.Where(id => id.Split('/')[^1].Replace('_', ' ').Equals(place, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? Find(only) : null;

    /// <summary>UTC where the id isn't known.</summary>
    public static WallZone Of(string? id) => Find(id) ?? Utc;

    public bool Equals(WallZone? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;

    /// <summary>What the clock on the wall shows; a service may name times at the end of all days, beyond which there are none.</summary>
    public DateTime WallAt(DateTime utc) =>
        new(Math.Clamp(utc.Ticks + _rules.GetUtcOffset(InstantOf(utc)).Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks));

    /// <summary>
    /// The moment at which the clock shows that time. A time that the clock jumps over becomes the first minute after the jump; of
    /// a time that comes twice, the first is taken.
    /// </summary>
    public SendTime Resolve(DateTime wall) => Resolve(wall, stored: null);

    /// <summary>
    /// A stored wall time by today's rules, which may have changed since. <paramref name="stored"/> is the moment (UTC) it was then,
    /// and decides which one of two is meant.
    /// </summary>
    public SendTime Resolve(DateTime wall, DateTime? stored)
    {
        var asked = ToMinute(wall);
        var mapping = _rules.MapLocal(LocalDateTime.FromDateTime(asked));
        return mapping.Count switch
        {
            0 => AfterGap(mapping, asked),
            1 => new SendTime(asked, this, mapping.Single().ToDateTimeUtc(), asked, WallResolution.Exact),
            _ when stored is { } at && mapping.Last().ToDateTimeUtc() == at => new SendTime(asked, this, at, asked, WallResolution.OverlapSecond),
            _ => new SendTime(asked, this, mapping.First().ToDateTimeUtc(), asked, WallResolution.OverlapFirst),
        };
    }

    /// <summary>The same for a stored text; null when it is none.</summary>
    public SendTime? Resolve(string wall, DateTime? stored) =>
        DateTime.TryParseExact(wall, StoredForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) && parsed.Year is > 1 and < 9999 ? Resolve(parsed, stored) : null;

    /// <summary>Every moment at which the clock shows that time, the first one first; where the clock jumps over it, the first minute after the jump.</summary>
    public IEnumerable<SendTime> Moments(DateTime wall)
    {
        var first = Resolve(wall);
        yield return first;
        if (first.Resolution is WallResolution.OverlapFirst)
        {
            yield return Resolve(wall, _rules.MapLocal(LocalDateTime.FromDateTime(first.Wall)).Last().ToDateTimeUtc());
        }
    }

    /// <summary>Exactly that moment (UTC), to the minute.</summary>
    public SendTime Keep(DateTime utc)
    {
        var at = DateTime.SpecifyKind(ToMinute(utc), DateTimeKind.Utc);
        return Resolve(WallAt(at), at);
    }

    /// <summary>The day's first moment (UTC): after the gap where the clock jumps over midnight, the first where midnight comes twice.</summary>
    public DateTime StartOf(DateOnly day) => Resolve(day.ToDateTime(TimeOnly.MinValue)).At;

    private SendTime AfterGap(ZoneLocalMapping mapping, DateTime asked)
    {
        var end = mapping.LateInterval.Start;
        var wall = end.InZone(_rules).ToDateTimeUnspecified();
        return new SendTime(wall, this, end.ToDateTimeUtc(), asked, WallResolution.GapShifted);
    }

    private static string CurrentNameOf(string id) =>
        !Current.Contains(id) && Known.CanonicalIdMap.TryGetValue(id, out var name) && Current.Contains(name) ? name : id;

    private static string? IgnoringCase(IEnumerable<string> names, string name) => names.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));

    private static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static DateTime ToMinute(DateTime time) => DateTime.SpecifyKind(new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute)), DateTimeKind.Unspecified);
}
