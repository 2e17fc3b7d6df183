using Portal.Services.Responses;

namespace Portal.Services.Team;

/// <summary>Answers by how long contacts waited for them, as exact as <see cref="ResponseScale"/>. All times are whole minutes of working hours.</summary>
public sealed class ResponseCounts
{
    private readonly int[] _counts = new int[ResponseScale.Count];

    public static ResponseCounts None { get; } = new();

    public int Total { get; private init; }

    /// <summary>Half of them took no longer; null where there are none.</summary>
    public int? Median => Within(0.5);

    /// <summary>Nine of ten took no longer; null where there are none.</summary>
    public int? NineOfTen => Within(0.9);

    /// <param name="steps">Steps of the scale and how many belong to each; a step may come several times.</param>
    public static ResponseCounts Of(IEnumerable<(int Step, int Count)> steps)
    {
        List<(int Step, int Count)> all = [.. steps];
        var counts = new ResponseCounts { Total = all.Sum(step => step.Count) };
        all.ForEach(step => counts._counts[step.Step] += step.Count);
        return counts;
    }

    /// <summary>How many took so many minutes or less, where these are the end of a step.</summary>
    public int NotLongerThan(int minutes) => _counts.Take(ResponseScale.Of(minutes) + 1).Sum();

    private int? Within(double part)
    {
        var (wanted, seen) = ((int)Math.Ceiling(part * Total), 0);
        for (var step = 0; step < _counts.Length && wanted > 0; step++)
        {
            seen += _counts[step];
            if (seen >= wanted)
            {
                return ResponseScale.End(step);
            }
        }

        return null;
    }
}
