using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Storage;

/// <summary>What one writer gives for nothing, and several have to see to.</summary>
public sealed class PostgresWritingTests : IAsyncLifetime
{
    private PostgresTestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private PostgresTestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await PostgresTestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Clicks_with_one_token_on_two_portals_at_once_are_one_message()
    {
        MessageLedger[] portals = [Some.Ledger(Store.NewDatabase(), TimeProvider.System), Some.Ledger(Store.NewDatabase(), TimeProvider.System)];
        for (var round = 0; round < 20; round++)
        {
            var (maya, command) = (Some.Staff(), Some.Command() with { ContactId = $"contact{round}" }); // one contact each, or it would be a second answer

            var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(() => portals[i % 2].SendAsync(maya, command, Token), Token)));

            Assert.Single(results.Cast<SendResult.Stored>().Select(r => r.MessageId).Distinct());
            Assert.Single(results.Cast<SendResult.Stored>(), r => !r.WasThereAlready);
        }

        Assert.Equal(20, await Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token));
    }

    [Fact]
    public async Task Of_two_texts_begun_on_two_portals_at_once_one_is_kept_and_the_other_is_told()
    {
        DraftService[] portals = [new(Store.NewDatabase(), new DraftChanges(), TimeProvider.System), new(Store.NewDatabase(), new DraftChanges(), TimeProvider.System)];
        for (var round = 0; round < 20; round++)
        {
            var maya = Some.Staff();

            var results = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
                Task.Run(() => portals[i % 2].SaveAsync(maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, Some.Text($"text {i}"), null, 0), Token), Token)));

            Assert.Single(results.OfType<DraftSaving.Saved>());
            Assert.Equal(3, results.OfType<DraftSaving.Conflict>().Count());
        }
    }

    [Fact]
    public async Task A_connection_that_breaks_before_the_commit_is_made_good()
    {
        var runs = 0;

        await Store.Database.WriteAsync(
            async (context, token) =>
            {
                context.Add(Entry("once"));
                await context.SaveChangesAsync(token);
                if (++runs == 1)
                {
                    await context.Database.ExecuteSqlAsync($"SELECT pg_terminate_backend(pg_backend_pid())", token);
                }
            },
            Token);

        Assert.Equal((2, 1), (runs, await CountAsync()));
    }

    [Fact]
    public async Task A_commit_of_which_nothing_is_known_is_told_and_not_repeated()
    {
        await SlowCommitsAsync();
        var (runs, writing) = (0, new TaskCompletionSource<int>());

        var write = Store.Database.WriteAsync(
            async (context, token) =>
            {
                runs++;
                context.Add(Entry("perhaps"));
                await context.SaveChangesAsync(token);
                writing.SetResult(await context.Database.SqlQuery<int>($"""SELECT pg_backend_pid() AS "Value" """).SingleAsync(token));
            },
            Token);
        var server = await writing.Task;
        await Eventually.BeTrueAsync(() => AsksAsync<bool>($"""SELECT EXISTS (SELECT 1 FROM pg_stat_activity WHERE pid = {server} AND wait_event = 'PgSleep') AS "Value" """));
        await AsksAsync<bool>($"""SELECT pg_terminate_backend({server}) AS "Value" """);

        await Assert.ThrowsAsync<CommitUnknownException>(() => write);
        Assert.Equal(1, runs);
    }

    [Fact]
    public async Task A_failure_of_the_work_itself_is_not_tried_again()
    {
        var runs = 0;

        await Assert.ThrowsAsync<InvalidOperationException>(() => Store.Database.WriteAsync(
            (_, _) => throw new InvalidOperationException($"run {++runs}"), Token));

        Assert.Equal(1, runs);
    }

    private static AuditEntry Entry(string action) =>
        new() { Id = Guid.CreateVersion7(), At = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc), Action = action, Detail = string.Empty };

    private Task<int> CountAsync() => Store.Database.ReadAsync((context, token) => context.Audit.CountAsync(token), Token);

    private Task<T> AsksAsync<T>(FormattableString sql) => Store.Database.ReadAsync((context, token) => context.Database.SqlQuery<T>(sql).SingleAsync(token), Token);

    private Task<int> SlowCommitsAsync() => Store.Database.WriteAsync(
        (context, token) => context.Database.ExecuteSqlRawAsync(
            """
            CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(60); RETURN NULL; END';
            CREATE CONSTRAINT TRIGGER slow AFTER INSERT ON "Audit" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION slow()
            """,
            token),
        Token);
}
