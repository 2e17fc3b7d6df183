using System.Globalization;
using Portal.Services.History;
using Portal.Services.Responses;

namespace Portal.Web.Features.History;

/// <summary>The choices of the filter by how long contacts waited, as they stand in the address and as people read them. Any number of minutes may stand there.</summary>
internal static class WaitChoices
{
    public const string Any = "yes";

    private const string Within = "within-";
    private const string After = "after-";

    /// <summary>The key that is asked for is one of them.</summary>
    public static IReadOnlyList<(string Key, string Words)> With(string? asked) =>
        [.. new[] { Any, NotLongerThan(15), NotLongerThan(60), LongerThan(60), LongerThan(480) }.Union(Span(asked) is null ? [] : [asked ?? Any]).Select(key => (key, Words(key)))];

    public static string NotLongerThan(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{Within}{minutes}");

    public static string LongerThan(int minutes) => string.Create(CultureInfo.InvariantCulture, $"{After}{minutes}");

    /// <summary>Null where the address means none of them.</summary>
    public static WaitSpan? Span(string? key) =>
        key is Any ? new WaitSpan()
        : Minutes(key, Within) is { } within ? new WaitSpan(Within: within)
        : Minutes(key, After) is { } after ? new WaitSpan(LongerThan: after)
        : null;

    public static string Words(string key) => Span(key) switch
    {
        { Within: { } within } => $"Within {WaitWords.Of(within)}",
        { LongerThan: { } longer } => $"After more than {WaitWords.Of(longer)}",
        _ => "Answers to contacts",
    };

    private static int? Minutes(string? key, string kind) =>
        key?.StartsWith(kind, StringComparison.Ordinal) is true && int.TryParse(key[kind.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes) && minutes <= ResponseScale.Most ? minutes : null;
}
