using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Audit;

public class ReaderAuditTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return Store.DisposeAsync();
    }

    [Fact]
    public async Task Who_opens_a_message_is_entered_once_an_hour_by_its_id_alone_and_by_every_portal_together()
    {
        var message = By(Ana, Start, "Secret words");
        await Store.AddAsync(message);

        await OpenAsync(Readers());
        var readers = Readers(); // another portal, or the same after a restart
        await OpenAsync(readers);
        _clock.Advance(TimeSpan.FromMinutes(59));
        await OpenAsync(readers);
        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((AuditActions.MessageOpened, $"Opened the message {message.Id}.", Mia.PersonId, "harbour"), (entry.Action, entry.Detail, entry.PersonId, entry.LocationId));

        _clock.Advance(TimeSpan.FromMinutes(2));
        await OpenAsync(readers);
        Assert.Equal(2, (await EntriesAsync()).Count);

        async Task OpenAsync(ReaderAudit by) => Assert.NotNull(await new HistoryService(Store.Database, by).LifeAsync(Mia, message.Id, Token));
    }

    [Fact]
    public async Task Nothing_is_entered_where_it_is_not_asked_for_or_where_nothing_is_shown()
    {
        var message = By(Ana, Start);
        await Store.AddAsync(message);

        await new HistoryService(Store.Database, Readers(isOn: false)).LifeAsync(Mia, message.Id, Token);
        Assert.Null(await new HistoryService(Store.Database, Readers()).LifeAsync(Ben, message.Id, Token));

        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task Each_person_and_each_conversation_is_entered_by_itself()
    {
        var readers = Readers();
        await readers.ThreadAsync(Ana, "contact1", Token);
        await readers.ThreadAsync(Ana, "contact1", Token);
        await readers.ThreadAsync(Ana, "contact2", Token);
        await readers.ThreadAsync(Ben, "contact1", Token);

        Assert.Equal(3, (await EntriesAsync()).Count(e => e.Action == AuditActions.ThreadOpened));
    }

    private ReaderAudit Readers(bool isOn = true) => new(Store.Database, new AuditTrail(_clock), Options.Create(new AuditOptions { Readers = isOn }), _clock);

    private Task<List<AuditEntry>> EntriesAsync() => Store.Database.ReadAsync((context, token) => context.Audit.ToListAsync(token), Token);
}
