namespace Portal.Web.Features.Team;

/// <summary>How far the lines of a chart stand apart.</summary>
internal static class ChartSteps
{
    private const int MostLines = 5;

    // 1, 2, 5, 10, 20 and so on.
    private static readonly int[] Steps = [.. Enumerable.Range(0, 9).Select(power => (int)Math.Pow(10, power)).SelectMany(ten => (int[])[ten, 2 * ten, 5 * ten])];

    /// <summary>For a chart whose highest value is <paramref name="most"/>.</summary>
    public static int For(int most) => Steps.First(step => (long)step * MostLines >= most);
}
