using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Services.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public sealed class HistoryExportTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task All_that_fits_the_filters_comes_newest_first_and_of_no_other_sub_account()
    {
        await Store.AddAllAsync(Enumerable.Range(0, 1203).Select(i => By(i % 2 == 0 ? Ana : Ben, Start.AddSeconds(i), $"number {i}")));
        await Store.AddAsync(By(Foreign, Start, "elsewhere"));

        Assert.Equal(Enumerable.Range(0, 1203).Reverse().Select(i => $"number {i}"), await BodiesAsync(new HistoryQuery()));
        Assert.Equal(602, (await BodiesAsync(new HistoryQuery { AuthorIds = [Ana.PersonId] })).Count);
    }

    [Fact]
    public async Task What_is_written_during_an_export_is_not_in_it_and_moves_nothing()
    {
        await Store.AddAllAsync(Enumerable.Range(0, 700).Select(i => By(Ana, Start.AddSeconds(i), $"number {i}")));
        var ready = Assert.IsType<ExportOutcome.Ready>(await Export().BeginAsync(Mia, new HistoryQuery(), Token));
        var bodies = new List<string>();

        await foreach (var message in ready.Messages)
        {
            if (bodies.Count == 0)
            {
                await Store.AddAsync(By(Ana, Start.AddHours(1), "later"));
            }

            bodies.Add(message.Content.Body);
        }

        Assert.Equal(Enumerable.Range(0, 700).Reverse().Select(i => $"number {i}"), bodies);
    }

    [Fact]
    public async Task Staff_export_nothing_and_nothing_is_entered()
    {
        await Store.AddAsync(By(Ana, Start));

        Assert.IsType<ExportOutcome.NotAllowed>(await Export().BeginAsync(Ana, new HistoryQuery(), Token));
        Assert.Empty(await EntriesAsync());
    }

    [Fact]
    public async Task More_than_the_most_is_refused_and_exactly_the_most_is_not()
    {
        await Store.AddAllAsync(Enumerable.Range(0, 4).Select(i => By(Ana, Start.AddSeconds(i))));

        Assert.Equal(new ExportOutcome.TooMany(3), await Export(most: 3).BeginAsync(Mia, new HistoryQuery(), Token));
        Assert.Empty(await EntriesAsync());
        Assert.Equal(4, Assert.IsType<ExportOutcome.Ready>(await Export(most: 4).BeginAsync(Mia, new HistoryQuery(), Token)).Count);
    }

    [Fact]
    public async Task The_audit_says_who_exported_how_much_but_not_who_only_looked()
    {
        await Store.AddAllAsync(Enumerable.Range(0, 2).Select(i => By(Ana, Start.AddSeconds(i))));
        await Export().LookAsync(Mia, new HistoryQuery(), Token);
        Assert.Empty(await EntriesAsync());

        await Export().BeginAsync(Mia, new HistoryQuery(), Token);

        var entry = Assert.Single(await EntriesAsync());
        Assert.Equal((AuditActions.HistoryExported, "Exported 2 messages of the history.", Mia.PersonId, "harbour"), (entry.Action, entry.Detail, entry.PersonId, entry.LocationId));
    }

    private async Task<List<string>> BodiesAsync(HistoryQuery query)
    {
        var ready = Assert.IsType<ExportOutcome.Ready>(await Export().BeginAsync(Mia, query, Token));
        return await ready.Messages.Select(message => message.Content.Body).ToListAsync(Token);
    }

    private HistoryExport Export(int most = 50_000) => new(Store.Database, new AuditTrail(_clock), Options.Create(new ExportOptions { MostRows = most }));

    private Task<List<AuditEntry>> EntriesAsync() => Store.Database.ReadAsync((context, token) => context.Audit.ToListAsync(token), Token);
}
