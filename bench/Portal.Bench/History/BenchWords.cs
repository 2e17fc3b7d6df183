namespace Portal.Bench.History;

/// <summary>A made-up language: few words are in most messages, most words in few, as in a real one. The same in every run.</summary>
internal static class BenchWords
{
    private const int Words = 60_000;
    private const int Names = 20_000;

    private static readonly string[] Syllables =
        [.. from begin in new[] { "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "st", "t", "v", "w" } from vowel in new[] { "a", "e", "i", "o", "u", "ei" } from end in new[] { "", "n", "r", "s", "l", "t" } select begin + vowel + end];

    private static readonly string[] All = [.. Enumerable.Range(0, Words).Select(i => Made(i, 2 + (i % 3)))];
    private static readonly double[] Sums = SumsOf(Words);

    /// <summary>The most common first.</summary>
    public static string At(int rank) => All[rank % Words];

    /// <summary>One of the common words with at least five letters.</summary>
    public static string Longer(int i) => All.Where(word => word.Length >= 7).ElementAt(i);

    public static string Name(int i) => $"{Capital(Made(700_000 + (i % Names), 2))} {Capital(Made(900_000 + (i * 7 % Names), 3))}";

    public static string Text(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(8, 40)).Select(_ => Any(random)));

    private static string Any(Random random)
    {
        var at = Array.BinarySearch(Sums, random.NextDouble() * Sums[^1]);
        return All[at < 0 ? Math.Min(~at, Words - 1) : at];
    }

    private static string Made(int seed, int syllables)
    {
        var random = new Random(seed);
        return string.Concat(Enumerable.Range(0, syllables).Select(_ => Syllables[random.Next(Syllables.Length)]));
    }

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];

    private static double[] SumsOf(int count)
    {
        var (sums, sum) = (new double[count], 0d);
        for (var i = 0; i < count; i++)
        {
            sums[i] = sum += 1d / (i + 3);
        }

        return sums;
    }
}
