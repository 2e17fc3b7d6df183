namespace Portal.Bench;

internal static class Figures
{
    public static double Median(this IReadOnlyCollection<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest value that at least 95 of 100 don't exceed.</summary>
    public static double P95(this IReadOnlyCollection<double> values) => values.Percentile(95);

    /// <summary>The smallest value that at least <paramref name="percent"/> of 100 don't exceed.</summary>
    public static double Percentile(this IReadOnlyCollection<double> values, double percent) =>
        values.Order().ElementAt((int)Math.Ceiling(values.Count * percent / 100) - 1);
}
