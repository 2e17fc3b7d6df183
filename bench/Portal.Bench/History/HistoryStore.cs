using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Bench.Delivery;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Services.Storage;
using Portal.Services.Storage.Postgres;
using Portal.Tests.Support;

namespace Portal.Bench.History;

/// <summary>Messages of two years, of three sub-accounts and forty people, in a database of their own.</summary>
internal sealed class HistoryStore : IAsyncDisposable
{
    private const int Piece = 500;

    public static readonly Caller Manager = new(Guid.CreateVersion7(), "Mia Manager", "location0", Role.Manager);

    public static readonly IReadOnlyList<Caller> Authors = [.. Enumerable.Range(0, 40).Select(i => new Caller(PersonOf(i), BenchWords.Name(i), $"location{i % 3}", Role.Staff))];

    private static readonly DateTimeOffset Start = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Time = TimeSpan.FromDays(700);
    private static readonly Channel[] Channels = [Channel.Sms, Channel.Email, Channel.WhatsApp, Channel.LiveChat];

    private readonly IAsyncDisposable _end;

    private HistoryStore(Database database, IAsyncDisposable end) => (Database, _end) = (database, end);

    public Database Database { get; }

    /// <param name="provider">Of the database.</param>
    /// <param name="keptIn">The SQLite file that stays; null for one that is gone at the end.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<HistoryStore> CreateAsync(StorageProvider provider, string? keptIn, CancellationToken cancellationToken)
    {
        if (provider is StorageProvider.Sqlite)
        {
            var file = await BenchDatabase.OpenAsync(keptIn, cancellationToken);
            return new HistoryStore(file.Database, file);
        }

        var connections = new PostgresConnections(await (await TestCluster.StartedAsync()).CreateDatabaseAsync(cancellationToken));
        return new HistoryStore(new PostgresDatabase(connections, new PostgresNodes(connections, new DueSignal(), TimeProvider.System), NullLogger<PostgresDatabase>.Instance), connections);
    }

    public static Channel ChannelOf(int i) => Channels[i % Channels.Length];

    public static DateOnly DayAt(int i) => DateOnly.FromDateTime(Start.UtcDateTime.AddDays(17 * i));

    /// <summary>The id that a message in that place would have.</summary>
    public static Guid IdAt(int place, int rows) => Guid.CreateVersion7(Start + (Time * ((double)place / rows)));

    /// <summary>A week before the last of the messages.</summary>
    public static TestClock NearTheEnd()
    {
        var clock = new TestClock();
        clock.Advance(Start + Time - TimeSpan.FromDays(7) - clock.GetUtcNow());
        return clock;
    }

    /// <summary>Writes the messages; false where an earlier measurement has.</summary>
    public async Task<bool> FillAsync(int rows, CancellationToken cancellationToken)
    {
        if (await Database.ReadAsync((context, token) => context.Messages.AnyAsync(token), cancellationToken))
        {
            return false;
        }

        var random = new Random(1);
        for (var at = 0; at < rows; at += Piece)
        {
            var messages = Enumerable.Range(at, Math.Min(Piece, rows - at)).Select(i => NewMessage(i, rows, random)).ToList();
            await Database.WriteAsync(
                async (context, token) =>
                {
                    context.AddRange(messages);
                    messages.ForEach(message => Send(context, message));
                    await context.SaveChangesAsync(token);
                },
                cancellationToken);
        }

        return true;
    }

    /// <summary>As it is where a database has run for a while.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) =>
        Database.ReadAsync((context, token) => context.Database.ExecuteSqlRawAsync("ANALYZE", token), cancellationToken);

    public ValueTask DisposeAsync() => _end.DisposeAsync();

    // The same in every measurement.
    private static Guid PersonOf(int i) => new(i + 1, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    private static Message NewMessage(int i, int rows, Random random)
    {
        var (author, contact, at) = (Authors[random.Next(Authors.Count)], random.Next(20_000), Start + (Time * ((double)i / rows)));
        var message = new Message
        {
            Id = Guid.CreateVersion7(at),
            LocationId = author.LocationId,
            AuthorId = author.PersonId,
            AuthorName = author.Name,
            ContactId = $"contact{contact}",
            ContactName = BenchWords.Name(contact),
            ChannelKey = Channels[random.Next(Channels.Length)].Key,
            Content = new MessageContent { Body = BenchWords.Text(random) },
            ClientToken = Guid.CreateVersion7(),
            CreatedAt = at.UtcDateTime,
            DueAt = at.UtcDateTime,
            StateAt = at.UtcDateTime,
        };
        if (random.Next(100) == 0)
        {
            message.Hold(HoldKind.NoToken, "Something is wrong.", at.UtcDateTime);
        }
        else if (random.Next(3) == 0)
        {
            var minutes = (int)(1500 * Math.Pow(random.NextDouble(), 4));
            message.Answer(new Response(at.UtcDateTime.AddMinutes(-minutes), minutes));
        }

        return message;
    }

    // Answers count when they have gone; the one step that is needed for that is the database's.
    private static void Send(PortalDbContext context, Message message)
    {
        if (message.ResponseMinutes is not null)
        {
            context.Entry(message).Property(m => m.State).CurrentValue = MessageState.Accepted;
        }
    }
}
