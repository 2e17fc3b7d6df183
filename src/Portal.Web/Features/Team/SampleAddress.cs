using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Team;

/// <summary>The address of a sample: with a seed the same messages in the same order, at the place where one is; without one another sample.</summary>
internal sealed record SampleAddress
{
    public const string Path = "team/sample";

    public string? Person { get; init; }
    public string? Channel { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Seed { get; init; }
    public string? At { get; init; }

    public Guid? PersonId => Guid.TryParse(Person, out var id) ? id : null;

    public Guid? SeedId => Guid.TryParse(Seed, out var id) ? id : null;

    /// <summary>Which one of them is shown, from 0 on.</summary>
    public int Place => int.TryParse(At, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at is > 0 and <= SampleService.Size ? at - 1 : 0;

    public SampleAddress Another => this with { Seed = null, At = null };

    public string Url => QueryHelpers.AddQueryString(
        Path,
        new KeyValuePair<string, string?>[] { new("person", Person), new("channel", Channel), new("from", From), new("to", To), new("seed", Seed), new("at", At) }.Where(p => !string.IsNullOrWhiteSpace(p.Value)));

    public SampleAddress AtPlace(int place) => this with { At = (place + 1).ToString(CultureInfo.InvariantCulture) };

    /// <summary>The days that are asked for; the week up to <paramref name="today"/> where they can't be read.</summary>
    public (DateOnly From, DateOnly To) Days(DateOnly today)
    {
        var to = Day(To) ?? today;
        var from = Day(From) ?? to.AddDays(-6);
        return from <= to ? (from, to) : (to, to);
    }

    /// <summary>Null where it has no seed yet.</summary>
    public SampleQuery? Query(DateOnly today, WallZone zone) => SeedId is not { } seed ? null
        : new() { AuthorId = PersonId, ChannelKey = Channel, From = Days(today).From, To = Days(today).To, TimeZone = zone, Seed = seed };

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1970 and < 9999 ? day : null;
}
