using System.Globalization;
using NodaTime;

namespace Portal.Services.Scheduling;

/// <summary>A time zone by its IANA id, with the rules that the portal carries with it, and not those of the machine.</summary>
public sealed record WallZone
{
    internal const string StoredForm = "yyyy-MM-dd'T'HH:mm";

    private readonly DateTimeZone _rules;

    private WallZone(DateTimeZone rules, string id) => (_rules, Id) = (rules, id);

    public static WallZone Utc { get; } = new(DateTimeZone.Utc, "UTC");

    public string Id { get; }

    /// <summary>Chicago for America/Chicago.</summary>
    public string Place => Id.Split('/')[^1].Replace('_', ' ');

    /// <summary>Null for an id that isn't known.</summary>
    public static WallZone? Find(string? id) =>
        id is { Length: > 0 } && DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } rules ? new WallZone(rules, id) : null;

    /// <summary>UTC where the id isn't known.</summary>
    public static WallZone Of(string? id) => Find(id) ?? Utc;

    public bool Equals(WallZone? other) => other is not null && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Id;

    /// <summary>What the clock on the wall shows.</summary>
    public DateTime WallAt(DateTime utc) => InstantOf(utc).InZone(_rules).ToDateTimeUnspecified();

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
        DateTime.TryParseExact(wall, StoredForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? Resolve(parsed, stored) : null;

    /// <summary>Exactly that moment (UTC), to the minute.</summary>
    public SendTime Keep(DateTime utc)
    {
        var at = DateTime.SpecifyKind(ToMinute(utc), DateTimeKind.Utc);
        return Resolve(WallAt(at), at);
    }

    private SendTime AfterGap(NodaTime.TimeZones.ZoneLocalMapping mapping, DateTime asked)
    {
        var end = mapping.LateInterval.Start;
        var wall = end.InZone(_rules).ToDateTimeUnspecified();
        return new SendTime(wall, this, end.ToDateTimeUtc(), asked, WallResolution.GapShifted);
    }

    private static Instant InstantOf(DateTime utc) => Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    private static DateTime ToMinute(DateTime time) => DateTime.SpecifyKind(new DateTime(time.Ticks - (time.Ticks % TimeSpan.TicksPerMinute)), DateTimeKind.Unspecified);
}
