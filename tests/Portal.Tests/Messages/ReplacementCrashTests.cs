using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;
using Portal.Services.Storage.Sqlite;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>A portal dies at its first, second, third … word to the database while it sends what takes the place of another message.</summary>
public class ReplacementCrashTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wherever_a_portal_dies_the_draft_the_message_and_what_it_replaces_change_together_or_not_at_all()
    {
        var step = 1;
        while (await DiesAsync(step))
        {
            step++;
        }

        Assert.InRange(step, 7, 40); // four looks, what changes in one command or several, and the commit from both sides
    }

    private static async Task<bool> DiesAsync(int step)
    {
        await using var store = await TestDatabase.CreateAsync();
        var (clock, maya) = (new TestClock(), Some.Staff());
        var old = Some.Message(maya);
        await store.AddAsync(old);
        await store.Database.PutAsync(m => m.Id == old.Id, MessageState.Refused);
        var text = Some.Text() with { Replaces = old.Id };
        var draft = Assert.IsType<DraftSaving.Saved>(await new DraftService(store.Database, new DraftChanges(), clock)
            .SaveAsync(maya, new DraftText("contact1", "Ana Ruiz", Channel.Sms, text, null, 0), Token));
        var command = Some.Command(content: text) with { DraftId = draft.Id, DraftVersion = draft.Version };

        var died = false;
        try
        {
            await Some.Ledger(new MortalAtStep(store, step), clock).SendAsync(maya, command, Token);
        }
        catch (Exception exception) when (MortalAtStep.IsDeath(exception))
        {
            died = true;
        }

        var (messages, isReplaced, drafts) = await LookAsync(store, old.Id);
        Assert.True((messages, isReplaced, drafts) is (1, false, 1) or (2, true, 0), $"Dead at step {step}: {messages} messages, replaced: {isReplaced}, {drafts} drafts.");
        Assert.IsType<SendResult.Stored>(await Some.Ledger(store.Database, clock).SendAsync(maya, command, Token)); // pressed once more
        Assert.Equal((2, true, 0), await LookAsync(store, old.Id));
        return died;
    }

    private static Task<(int Messages, bool IsReplaced, int Drafts)> LookAsync(TestDatabase store, Guid old) => store.Database.ReadAsync(
        async (context, token) =>
        {
            var messages = await context.Messages.ToListAsync(token);
            var isReplaced = messages.Exists(m => m.RetryOf == old) && messages.Exists(m => m.Id == old && m.SetAsideAt is not null);
            return (messages.Count, isReplaced, await context.Drafts.CountAsync(token));
        },
        Token);

    /// <summary>Writes as the portal does, and dies before the given command, before the commit, or right after it.</summary>
    private sealed class MortalAtStep(TestDatabase store, int step) : Database
    {
        public static bool IsDeath(Exception exception) => exception is Killed || (exception.InnerException is { } inner && IsDeath(inner));

        public override async Task<T> WriteAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            await using var context = CreateContext();
            await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            var result = await work(context, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return result;
        }

        public override Task<T> ReadAsync<T>(Func<PortalDbContext, CancellationToken, Task<T>> query, CancellationToken cancellationToken) => store.Database.ReadAsync(query, cancellationToken);

        private PortalDbContext CreateContext() => store switch
        {
            SqliteTestDatabase sqlite => new SqliteDbContext(new DbContextOptionsBuilder<SqliteDbContext>().UseSqlite($"Data Source={sqlite.FilePath};Foreign Keys=True;Pooling=False").AddInterceptors(new Steps(step)).Options),
            PostgresTestDatabase postgres => new PostgresDbContext(new DbContextOptionsBuilder<PostgresDbContext>().UseNpgsql($"{postgres.ConnectionString};Pooling=false").AddInterceptors(new Steps(step)).Options),
            _ => throw new InvalidOperationException("A database of a new kind."),
        };
    }

    private sealed class Killed : Exception;

    private sealed class Steps(int last) : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private int _steps;

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default) => new(Count(result));

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) => new(Count(result));

        public ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) => new(Count(result));

        public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) => Task.FromResult(Count(0));

        private T Count<T>(T result) => ++_steps < last ? result : throw new Killed();
    }
}
