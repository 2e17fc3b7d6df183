namespace Portal.Services.Responses;

/// <summary>
/// The steps in which response times are counted: minute by minute up to twenty, then each at most a tenth longer than the one before. A
/// figure that is made of them says too much by a tenth at most, and never too little.
/// </summary>
public static class ResponseScale
{
    private const int EachMinute = 20;

    // Nobody waits longer: half a year of days and nights.
    private const int Longest = 180 * 24 * 60;

    private static readonly int[] Ends = [.. Steps()];

    public static int Count => Ends.Length;

    /// <summary>The longest time that is counted, in minutes. What took longer counts as that.</summary>
    public static int Most => Ends[^1];

    /// <summary>The step that so many minutes belong to.</summary>
    public static int Of(int minutes)
    {
        var place = Array.BinarySearch(Ends, Math.Min(minutes, Most));
        return place < 0 ? ~place : place;
    }

    /// <summary>The most minutes that belong to a step.</summary>
    public static int End(int step) => Ends[step];

    private static IEnumerable<int> Steps()
    {
        for (var end = 0; end <= Longest; end = end < EachMinute ? end + 1 : end * 11 / 10)
        {
            yield return end;
        }
    }
}
