using System.Reflection;
using Portal.Services.Composing;
using Portal.Services.Exports;
using Portal.Services.HighLevel;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;

namespace Portal.Tests.Exports;

/// <summary>What an export that is written behind the pages is of.</summary>
public sealed class StoredQueryTests
{
    // The places of a page are not of the list.
    private static readonly string[] OfThePage = [nameof(HistoryQuery.Older), nameof(HistoryQuery.Newer)];

    private static readonly HistoryQuery Narrow = new()
    {
        AuthorIds = [Guid.CreateVersion7()],
        Channels = [Channel.WhatsApp],
        States = [MessageState.Cancelled],
        IsUndone = true,
        Answered = new WaitSpan(LongerThan: 5, Within: 60),
        HasAttachments = true,
        SentWith = TokenSource.PrivateIntegration,
        IsPlanned = true,
        ReasonCode = "unsubscribed",
        Reviewed = ReviewStanding.ToldToAuthor,
        Words = "invoice",
        Contact = "Ana",
        From = new DateOnly(2026, 3, 2),
        To = new DateOnly(2026, 3, 3),
        TimeZone = WallZone.Of("Asia/Kathmandu"),
    };

    private static IEnumerable<PropertyInfo> Filters => typeof(HistoryQuery).GetProperties().Where(p => p.CanWrite && !OfThePage.Contains(p.Name));

    [Fact]
    public void Every_filter_of_the_list_is_kept_or_a_file_would_hold_more_than_was_shown()
    {
        var kept = StoredQuery.Read(StoredQuery.Write(Narrow));

        Assert.All(Filters, filter => Assert.NotEqual(filter.GetValue(new HistoryQuery()), filter.GetValue(Narrow)));
        Assert.All(Filters.Where(filter => filter.Name != nameof(HistoryQuery.TimeZone)), filter => Assert.Equal(filter.GetValue(Narrow), filter.GetValue(kept)));
        Assert.Equal(Narrow.TimeZone.Id, kept.TimeZone.Id);
    }
}
