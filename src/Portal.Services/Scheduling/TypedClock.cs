using System.Globalization;
using System.Text.RegularExpressions;

namespace Portal.Services.Scheduling;

/// <summary>
/// The time of day at the end or the beginning of what was typed, and the rest. <paramref name="IsBare"/>: only a number, which says
/// a time beside a day, but nothing by itself.
/// </summary>
internal sealed partial record TypedClock(TimeSpan Time, bool IsBare, string Rest)
{
    /// <summary>Null where there is no time of day.</summary>
    public static TypedClock? TakeFrom(string words)
    {
        if (IsoMoment().Match(words) is { Success: true } iso)
        {
            return Of(iso, iso.Groups["day"].Value);
        }

        return AtEnd().Match(words) is { Success: true } end && Of(end, words[..end.Index].Trim()) is { } late ? late
            : AtBeginning().Match(words) is { Success: true } start && Of(start, words[start.Length..].Trim()) is { IsBare: false } early ? early
            : null;
    }

    private static TypedClock? Of(Match match, string rest)
    {
        if (match.Groups["noon"].Success)
        {
            return new TypedClock(TimeSpan.FromHours(12), IsBare: false, rest);
        }

        var hour = int.Parse(match.Groups["h"].Value, CultureInfo.InvariantCulture);
        var minute = match.Groups["m"] is { Success: true, Value: var text } ? int.Parse(text, CultureInfo.InvariantCulture) : 0;
        var half = match.Groups["half"] is { Success: true, Value: var half12 } ? half12[0] : (char?)null;
        return (half, hour) switch
        {
            (null, <= 23) => Clock(hour),
            ('a', >= 1 and <= 12) => Clock(hour % 12),
            ('p', >= 1 and <= 12) => Clock((hour % 12) + 12),
            _ => null,
        };

        TypedClock Clock(int hours) => new(new TimeSpan(hours, minute, 0), IsBare: half is null && !match.Groups["m"].Success, rest);
    }

    private const string Form = @"(?:(?<noon>noon)|(?<h>[0-9]{1,2})(?::(?<m>[0-5][0-9]))?(?: ?(?<half>[ap])\.?m\.?)?)";

    [GeneratedRegex($@"(?:^|(?<=\s))(?:at |@ ?)?{Form}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtEnd();

    [GeneratedRegex($@"^(?:at )?{Form}(?:$|(?=\s))(?: on)?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AtBeginning();

    [GeneratedRegex(@"^(?<day>[0-9]{4}-[0-9]{1,2}-[0-9]{1,2})t(?<h>[0-9]{1,2}):(?<m>[0-5][0-9])$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IsoMoment();
}
