using Microsoft.EntityFrameworkCore;
using Portal.Services.HighLevel;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Storage;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public sealed class HistoryIndexTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_hundred_thousand_messages_are_read_through_the_index_without_sorting()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddManyAsync(store, 100_000);
        var days = new HistoryQuery { From = DateOnly.FromDateTime(Start.AddDays(2)), To = DateOnly.FromDateTime(Start.AddDays(3)), Older = Guid.CreateVersion7(Start.AddDays(3)) };

        Assert.Equal(HistoryService.MostCounted + 1, await new HistoryService(store.Database).CountAsync(Mia, new(), Token));
        Assert.Equal(HistoryService.PageSize, (await new HistoryService(store.Database).SearchAsync(Mia, days, Token)).Rows.Count);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(new() { States = [MessageState.Failed, MessageState.Held] }, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days with { AuthorIds = [Ana.PersonId, Ben.PersonId], SentWith = TokenSource.SignIn }, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_WithAttachments", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days with { HasAttachments = true }, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_ReasonCode_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days with { ReasonCode = "30007" }, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_AuthorId_Id", await PlanAsync(store, c => c.VisibleTo(Ana).Matching(days, null)), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_AuthorId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(days with { AuthorIds = [Ben.PersonId] }, null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_contacts_messages_are_read_through_their_own_index()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ana, Start), By(Ana, Start, contact: "Somebody else"));
        var query = new HistoryQuery { Contact = "ruiz" };
        var contact = await store.Database.ReadAsync((c, token) => ContactMatch.FindAsync(c, Mia.LocationId, query, token), Token);

        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_ContactId_Id", await PlanAsync(store, c => c.VisibleTo(Mia).Matching(query, contact)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reviewed_messages_are_read_by_their_reviews_and_those_without_through_the_index()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddManyAsync(store, 20_000);
        var ids = await store.Database.ReadAsync((c, token) => c.Messages.OrderBy(m => m.Id).Select(m => m.Id).Take(500).ToListAsync(token), Token);
        await store.AddAllAsync(ids.Select(id => new Review { Id = Guid.CreateVersion7(Start), LocationId = Mia.LocationId, MessageId = id, AuthorId = Ana.PersonId, ReviewerId = Mia.PersonId, ReviewerName = Mia.Name, Kind = "Tone", Note = "", Audience = ReviewAudience.Managers, Revision = Guid.CreateVersion7(Start), At = Start }));

        Assert.StartsWith("SEARCH r USING INDEX IX_Reviews_LocationId_MessageId_ReviewerId", await PlanAsync(store, new HistoryQuery { Reviewed = ReviewStanding.Reviewed }), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH r USING INDEX IX_Reviews_LocationId_MessageId_ReviewerId", await PlanAsync(store, new HistoryQuery { Reviewed = ReviewStanding.ToldToAuthor, Older = ids[^1] }), StringComparison.Ordinal);
        Assert.StartsWith("SEARCH m USING INDEX IX_Messages_LocationId_Id", await PlanAsync(store, new HistoryQuery { Reviewed = ReviewStanding.NotReviewed }), StringComparison.Ordinal);
    }

    private static Task<string> PlanAsync(TestDatabase store, HistoryQuery query) =>
        PlanAsync(store, async (context, token) => (await HistoryListing.OfAsync(context, Mia, query, token)).Older(query.Older));

    private static async Task AddManyAsync(TestDatabase store, int count)
    {
        await store.AddAsync(By(Ana, Start), By(Ben, Start));
        await store.Database.WriteAsync(
            async (context, token) => await context.MessageTallies.ExecuteUpdateAsync(set => set.SetProperty(t => t.Written, t => t.Written + (count / 2)), token) + await context.Database.ExecuteSqlAsync(
                $"""
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})
                INSERT INTO Messages (Id, LocationId, AuthorId, AuthorName, ContactId, ContactName, ChannelKey, Content, ClientToken, CreatedAt, DueAt, State, Version, StateAt, Attempts, Checks, HeldByService, OnlyIfUnanswered)
                SELECT printf('%08X-%04X-7000-8000-%012X', t >> 16, t & 65535, i), LocationId, AuthorId, AuthorName, ContactId, ContactName, ChannelKey, Content, printf('%08X-0000-7000-8000-%012X', i, i), CreatedAt, DueAt, State, Version, StateAt, Attempts, Checks, HeldByService, OnlyIfUnanswered
                FROM (SELECT *, {new DateTimeOffset(Start).ToUnixTimeMilliseconds()} + i * 5000 AS t FROM n JOIN Messages ON (AuthorId = {Ana.PersonId}) = (i % 2))
                """,
                token),
            Token);
    }

    private static Task<string> PlanAsync(TestDatabase store, Func<PortalDbContext, IQueryable<Message>> query) =>
        PlanAsync(store, (context, _) => Task.FromResult<IQueryable<Message>>(query(context).OrderByDescending(m => m.Id)));

    private static Task<string> PlanAsync(TestDatabase store, Func<PortalDbContext, CancellationToken, Task<IQueryable<Message>>> query) =>
        store.Database.ReadAsync(
            async (context, token) =>
            {
                await using var command = (await query(context, token)).Take(HistoryService.PageSize).CreateDbCommand();
                command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
                await context.Database.OpenConnectionAsync(token);
                await using var reader = await command.ExecuteReaderAsync(token);
                var plan = new List<string>();
                while (await reader.ReadAsync(token))
                {
                    plan.Add(reader.GetString(3));
                }

                Assert.DoesNotContain(plan, step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
                return string.Join("; ", plan);
            },
            Token);
}
