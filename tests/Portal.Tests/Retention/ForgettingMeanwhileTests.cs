using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Retention;
using Portal.Services.Storage;
using Portal.Tests.Exports;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Retention;

/// <summary>What happens while a contact is being forgotten, and what there is of them beside messages.</summary>
public class ForgettingMeanwhileTests : IAsyncLifetime
{
    private const string Contact = "id-Ruiz, Ana";
    private static readonly Caller Ada = new(Guid.CreateVersion7(), "Ada Admin", "harbour", Role.Admin);

    private readonly TestClock _clock = new();
    private TestDatabase? _store;
    private ExportParts? _exports;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private ExportParts Exports => _exports ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _clock.Advance(TimeSpan.FromDays(100));
        _exports = new ExportParts(Store.Database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Exports.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task Exports_of_the_sub_account_and_their_files_are_gone_before_the_first_message_has_lost_its_words()
    {
        await Store.AddAllAsync([.. Several(), By(Foreign, Start, "elsewhere")]);
        await ExportAsync(Mia);
        await ExportAsync(Foreign);
        var left = new List<int>();
        var parts = Parts();
        parts.Changes.Changed += _ => left.Add(Files());

        await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token);

        Assert.NotEmpty(left);
        Assert.All(left, files => Assert.Equal(1, files)); // the other sub-account's
        Assert.Single(await Exports.Service.ListAsync(Foreign, Token));
        Assert.Empty(await Exports.Service.ListAsync(Mia, Token));
    }

    [Fact]
    public async Task An_export_that_was_asked_for_meanwhile_is_gone_with_its_file_when_the_forgetting_ends()
    {
        await Store.AddAllAsync(Several());
        var parts = Parts();
        var written = 0;
        parts.Changes.Changed += _ => Once(ref written, () => ExportAsync(Mia));

        await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token);

        Assert.Equal(1, written);
        Assert.Empty(await Exports.Service.ListAsync(Mia, Token));
        Assert.Equal(0, Files());
    }

    [Fact]
    public async Task One_that_is_being_written_stops_and_leaves_no_file()
    {
        await Store.AddAllAsync(Several());
        Assert.IsType<ExportAsking.Begun>(await Exports.Service.AskAsync(Mia, Wish, Token));
        var parts = Parts();
        var forgotten = 0;
        Exports.Wording.Told = _ => Once(ref forgotten, () => parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token));

        Assert.True(await Exports.Work.RunNextAsync(Token));

        Assert.Equal(1, forgotten);
        Assert.Empty(await Exports.Service.ListAsync(Mia, Token));
        Assert.Equal(0, Files());
    }

    [Fact]
    public async Task A_message_that_is_taken_back_meanwhile_leaves_no_draft()
    {
        var messages = Several().ToList();
        await Store.AddAllAsync(messages);
        await Store.AddAsync(Draft(Ben, "Stone, Silas"));
        var (parts, actions, taken) = (Parts(), Actions(), 0);
        ActionResult? result = null;
        parts.Changes.Changed += _ => Once(ref taken, async () => result = await actions.TakeBackAsync(Ana, messages[^1].Id, Token));

        await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token);

        Assert.IsType<ActionResult.Done>(result);
        Assert.Equal(["Stone, Silas"], await Store.Database.ReadAsync((context, token) => context.Drafts.Select(d => d.ContactName).ToListAsync(token), Token));
        Assert.False(await Store.Database.ReadAsync((context, token) => context.Messages.AnyAsync(m => m.WordsRemovedAt == null, token), Token));
        Assert.True(await Store.Database.ReadAsync((context, token) => context.Forgettings.AllAsync(f => f.DoneAt != null, token), Token));
    }

    [Fact]
    public async Task A_contact_to_whom_there_are_only_drafts_is_shown_and_forgotten()
    {
        await Store.AddAsync(Draft(Ana), Draft(Ben), Draft(Foreign));
        var parts = Parts();

        Assert.Equal(new ContactKeeping(Contact, "Ruiz, Ana", 0, 0, 0, 2, null), await parts.Service.LookAsync(Mia, Contact, Token));
        Assert.Null(await parts.Service.LookAsync(Ana, Contact, Token));
        Assert.IsType<ForgetOutcome.OtherName>(await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz", Token));
        Assert.Equal(new ForgetOutcome.Forgotten(0, 2), await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token));

        Assert.Equal(["northside"], await Store.Database.ReadAsync((context, token) => context.Drafts.Select(d => d.LocationId).ToListAsync(token), Token));
    }

    [Fact]
    public async Task A_hold_on_who_has_written_a_draft_to_the_contact_keeps_it()
    {
        await Store.AddAsync(Draft(Ben), By(Ben, Start, contact: "Stone, Silas").Held());
        var parts = Parts();
        Assert.IsType<HoldPlacing.Placed>(await parts.Service.PlaceAsync(Mia, new HoldWish(null, Ben.PersonId, "An inquiry"), Token));

        Assert.IsType<ForgetOutcome.OnHold>(await parts.Forget.ForgetAsync(Ada, Contact, "Ruiz, Ana", Token));

        Assert.Equal(1, await Store.Database.ReadAsync((context, token) => context.Drafts.CountAsync(token), Token));
    }

    private static ExportWish Wish { get; } = new(new HistoryQuery(), ExportFormat.JsonLines, "All messages");

    private RetentionParts Parts() => new(Store.Database, _clock, folder: Exports.Folder);

    // More than one piece, so that something can happen between two.
    private static IEnumerable<Message> Several() => Enumerable.Range(0, WordRemoval.Piece + 5).Select(i => By(Ana, Start.AddSeconds(i), $"number {i}").Held());

    private async Task ExportAsync(Caller caller)
    {
        Assert.IsType<ExportAsking.Begun>(await Exports.Service.AskAsync(caller, Wish, Token));
        Assert.True(await Exports.Work.RunNextAsync(Token));
    }

    private int Files() => Directory.Exists(Exports.Folder) ? Directory.EnumerateFiles(Exports.Folder).Count() : 0;

    // Whoever tells of a change waits for who hears it.
    private static void Once(ref int times, Func<Task> work)
    {
        if (times++ == 0)
        {
            Task.Run(work, Token).GetAwaiter().GetResult();
        }
        else
        {
            times = 1;
        }
    }

    private MessageActions Actions() => new(
        Store.Database, new MessageChanges(), new DueSignal(), new DraftChanges(), new ServiceSchedules(Store.Database, new FakeHighLevel(), new FakeTokens()), Some.SubAccounts(),
        new ApprovalRule(Some.SubAccounts()), Microsoft.Extensions.Options.Options.Create(new UndoOptions()), new Services.Audit.AuditTrail(_clock), _clock);

    private Draft Draft(Caller author, string contact = "Ruiz, Ana") => new()
    {
        Id = Guid.CreateVersion7(),
        LocationId = author.LocationId,
        AuthorId = author.PersonId,
        ContactId = $"id-{contact}",
        ContactName = contact,
        ChannelKey = Channel.Sms.Key,
        Content = Some.Text(),
        Version = 1,
        UpdatedAt = _clock.Now,
    };
}

[StoredIn(StorageProvider.Postgres)]
public sealed class ForgettingMeanwhileOnPostgresTests : ForgettingMeanwhileTests;
