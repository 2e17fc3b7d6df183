using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>What was said on one day of the viewer's.</summary>
internal sealed record ThreadDay(DateTime Date, IReadOnlyList<ThreadLine> Lines);

/// <summary>One item and how it stands to its neighbours: only the last of a burst shows who said it and when.</summary>
internal sealed record ThreadLine(ThreadItem Item, bool StartsBurst, bool EndsBurst);

internal static class ThreadDays
{
    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(5);

    /// <param name="items">Oldest first.</param>
    /// <param name="local">From UTC to the viewer's wall.</param>
    public static IReadOnlyList<ThreadDay> Of(IReadOnlyList<ThreadItem> items, Func<DateTime, DateTime> local) =>
        [.. items.ChunkByDay(local).Select(day => new ThreadDay(day.Date, Lines(day.Items)))];

    // Not GroupBy: an item whose time is out of order stays where the thread has put it.
    private static IEnumerable<(DateTime Date, List<ThreadItem> Items)> ChunkByDay(this IReadOnlyList<ThreadItem> items, Func<DateTime, DateTime> local)
    {
        List<ThreadItem> day = [];
        var date = default(DateTime);
        foreach (var item in items)
        {
            if (day.Count > 0 && local(item.At).Date != date)
            {
                yield return (date, day);
                day = [];
            }

            date = local(item.At).Date;
            day.Add(item);
        }

        if (day.Count > 0)
        {
            yield return (date, day);
        }
    }

    private static ThreadLine[] Lines(List<ThreadItem> items) =>
        [.. items.Select((item, i) => new ThreadLine(
            item,
            StartsBurst: i == 0 || !AreOneBurst(items[i - 1], item),
            EndsBurst: i == items.Count - 1 || !AreOneBurst(item, items[i + 1])))];

    private static bool AreOneBurst(ThreadItem first, ThreadItem second) =>
        first.Channel is not null
        && first.Channel == second.Channel
        && first.EmailId is null && second.EmailId is null
        && first.IsInbound == second.IsInbound
        && first.Author == second.Author
        && first.State == second.State
        && first.Reason is null && second.Reason is null
        && second.At - first.At < Burst;
}
