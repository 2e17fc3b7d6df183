using System.Globalization;
using System.Net;

namespace Portal.Services.HighLevel;

/// <summary>How long the service asks us to wait.</summary>
internal static class RetryAfter
{
    /// <summary>No service is believed when it asks for more: a wrong number must not park a message for years.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    // About as long as a number can be that somebody meant.
    private static readonly TimeSpan Sayable = TimeSpan.FromDays(3650);

    /// <summary>What it asked for, where that is more than is believed.</summary>
    public static TimeSpan? Disbelieved(HttpResponseMessage response, DateTimeOffset now) =>
        Named(response, now) is { } asked && asked > Longest ? asked : null;

    /// <summary>Null when it names no wait, or one that makes no sense, such as a date in the past.</summary>
    public static TimeSpan? Of(HttpResponseMessage response, DateTimeOffset now) =>
        Clamp(Named(response, now)) ?? (response.StatusCode == HttpStatusCode.TooManyRequests ? Clamp(Interval(response)) : null);

    private static TimeSpan? Named(HttpResponseMessage response, DateTimeOffset now)
    {
        if (!response.Headers.TryGetValues("Retry-After", out var values) || values.FirstOrDefault() is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds))
        {
            return double.IsNaN(seconds) ? null : TimeSpan.FromSeconds(Math.Clamp(seconds, -1, Sayable.TotalSeconds));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date - now : null;
    }

    private static TimeSpan? Interval(HttpResponseMessage response) =>
        response.Headers.TryGetValues("X-RateLimit-Interval-Milliseconds", out var values)
        && double.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            ? TimeSpan.FromMilliseconds(Math.Min(milliseconds, Longest.TotalMilliseconds))
            : null;

    private static TimeSpan? Clamp(TimeSpan? wait) => wait switch
    {
        null => null,
        { } negative when negative < TimeSpan.Zero => null,
        { } huge when huge > Longest => Longest,
        _ => wait,
    };
}
