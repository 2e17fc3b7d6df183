using System.Globalization;

namespace Portal.Tests.Support;

/// <summary>
/// The moment at which the clocks that tests own begin: an ordinary Tuesday morning in New York, or the one that was chosen for
/// this run, as <c>./test.sh --moments</c> does for seven of them.
/// </summary>
internal static class ChosenMoment
{
    public const string Variable = "PORTAL_TEST_MOMENT";

    private static readonly DateTimeOffset Ordinary = new(2026, 6, 9, 14, 30, 0, TimeSpan.Zero);

    public static DateTimeOffset Value { get; } = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } text
        ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
        : Ordinary;
}
