using System.Text;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Exports;

public class ExportJobTests : IAsyncLifetime
{
    private const int Many = (2 * ExportWork.Piece) + 100;

    private readonly TestClock _clock = new();
    private TestDatabase? _store;
    private ExportParts? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private ExportParts Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        _portal = new ExportParts(Store.Database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        Portal.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task Few_messages_come_at_once_many_are_written_behind_and_too_many_are_refused()
    {
        await AddAsync(4);
        (Portal.Options.MostRows, Portal.Options.DirectRows) = (4, 4);
        Assert.IsType<ExportAsking.Direct>(await AskAsync(Mia));

        Portal.Options.DirectRows = 3;
        Assert.IsType<ExportAsking.Begun>(await AskAsync(Mia));

        (Portal.Options.MostRows, Portal.Options.DirectRows) = (3, 3);
        Assert.Equal(new ExportAsking.TooMany(3), await AskAsync(Mia));
        Assert.IsType<ExportAsking.NotAllowed>(await AskAsync(Ana));
    }

    [Fact]
    public async Task A_file_has_every_message_that_fits_once_newest_first_and_of_no_other_sub_account()
    {
        await AddAsync(Many);
        await Store.AddAsync(By(Foreign, Start, "elsewhere"));
        var id = await BeginAsync();

        Assert.True(await Portal.Work.RunNextAsync(Token));
        Assert.False(await Portal.Work.RunNextAsync(Token));

        Assert.Equal(Enumerable.Range(0, Many).Reverse().Select(i => $"number {i}"), await BodiesAsync(id));
        var job = Assert.Single(await Portal.Service.ListAsync(Mia, Token));
        Assert.Equal((ExportState.Ready, Many, Many), (job.State, job.Rows, job.Total));
    }

    [Fact]
    public async Task What_is_written_after_it_was_asked_for_is_not_in_it()
    {
        await AddAsync(3);
        var id = await BeginAsync();
        await Store.AddAsync(By(Ana, _clock.Now.AddSeconds(5), "later"));

        await Portal.Work.RunNextAsync(Token);

        Assert.Equal(["number 2", "number 1", "number 0"], await BodiesAsync(id));
    }

    [Fact]
    public async Task The_filters_are_kept_with_it()
    {
        await AddAsync(2);
        await Store.AddAsync(By(Ben, Start, "from Ben", Services.Composing.Channel.Email).Held());
        var query = new HistoryQuery { AuthorIds = [Ben.PersonId], Channels = [Services.Composing.Channel.Email], States = [Services.Messages.MessageState.Held], Contact = "ruiz", Words = "ben", From = DateOnly.FromDateTime(Start), To = DateOnly.FromDateTime(Start), HasAttachments = false, IsPlanned = false };
        var id = await BeginAsync(query);

        await Portal.Work.RunNextAsync(Token);

        Assert.Equal(["from Ben"], await BodiesAsync(id));
    }

    [Fact]
    public async Task A_portal_that_was_killed_is_followed_by_one_that_goes_on_at_the_exact_row()
    {
        await AddAsync(Many);
        var id = await BeginAsync();
        Portal.Wording.Told = told => StopAt(told, ExportWork.Piece + 10);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.Work.RunNextAsync(Token));
        await File.AppendAllTextAsync(Portal.UnfinishedOf(id), "half a line that no row speaks of", Token);
        Assert.Equal(ExportWork.Piece, Assert.Single(await Portal.Service.ListAsync(Mia, Token)).Rows);
        using var next = new ExportParts(Store.Database, _clock, Portal.Folder);
        var told = 0;
        next.Wording.Told = count => told = count;

        Assert.True(await next.Work.RunNextAsync(Token));

        Assert.Equal(Many - ExportWork.Piece, told); // nothing is written a second time
        Assert.Equal(Enumerable.Range(0, Many).Reverse().Select(i => $"number {i}"), await BodiesAsync(id));
    }

    [Fact]
    public async Task Where_the_file_begun_is_not_at_hand_another_portal_writes_all_of_it()
    {
        await AddAsync(Many);
        var id = await BeginAsync();
        Portal.Wording.Told = told => StopAt(told, ExportWork.Piece + 10);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Portal.Work.RunNextAsync(Token));
        using var other = new ExportParts(Store.Database, _clock);

        await other.Work.RunNextAsync(Token);

        Assert.IsType<ExportOpening.Elsewhere>(await Portal.Service.OpenAsync(Mia, id, Token));
        Assert.Equal(Many, (await BodiesAsync(id, other)).Count);
    }

    [Fact]
    public async Task Another_portal_takes_none_that_is_being_worked_on_until_it_has_stood_still_for_a_minute()
    {
        await AddAsync(2);
        await BeginAsync();
        using var other = new ExportParts(Store.Database, _clock, Portal.Folder);

        Assert.False(await other.Work.RunNextAsync(Token));
        _clock.Advance(ExportWork.Lease + TimeSpan.FromSeconds(1));
        Assert.True(await other.Work.RunNextAsync(Token));
    }

    [Fact]
    public async Task A_portal_that_has_the_data_alone_goes_on_at_once_with_what_it_was_at()
    {
        await AddAsync(2);
        await BeginAsync();
        using var next = new ExportParts(Store.Database, _clock, Portal.Folder);

        await next.Work.TakeOverAsync(Token);

        Assert.True(await next.Work.RunNextAsync(Token));
    }

    [Fact]
    public async Task One_that_is_cancelled_while_it_is_written_ends_and_leaves_no_file()
    {
        await AddAsync(Many);
        var id = await BeginAsync();
        Portal.Wording.Told = told =>
        {
            if (told == ExportWork.Piece + 10)
            {
                Assert.True(Portal.Service.CancelAsync(Mia, id, Token).GetAwaiter().GetResult());
            }
        };

        await Portal.Work.RunNextAsync(Token);

        Assert.Equal(ExportState.Cancelled, Assert.Single(await Portal.Service.ListAsync(Mia, Token)).State);
        Assert.Empty(Directory.EnumerateFiles(Portal.Folder));
        Assert.IsType<ExportOpening.NotFound>(await Portal.Service.OpenAsync(Mia, id, Token));
        Assert.False(await Portal.Service.CancelAsync(Mia, id, Token));
    }

    [Fact]
    public async Task It_is_its_requesters_alone_and_only_while_they_are_manager_there()
    {
        await AddAsync(2);
        var id = await BeginAsync();
        Caller[] others = [Mia with { PersonId = Guid.CreateVersion7() }, Foreign, Mia with { LocationId = Foreign.LocationId }, Mia with { Role = Role.Staff }, Ana];
        foreach (var other in others)
        {
            Assert.False(await Portal.Service.CancelAsync(other, id, Token));
        }

        await Portal.Work.RunNextAsync(Token);

        foreach (var other in others)
        {
            Assert.Empty(await Portal.Service.ListAsync(other, Token));
            Assert.IsType<ExportOpening.NotFound>(await Portal.Service.OpenAsync(other, id, Token));
            await Portal.Service.DeleteAsync(other, id, Token);
        }

        Assert.Equal(2, (await BodiesAsync(id)).Count);
    }

    [Fact]
    public async Task The_audit_says_who_asked_for_how_much_and_who_downloaded_it_and_no_filter()
    {
        await AddAsync(2);
        var id = await BeginAsync(new HistoryQuery { Contact = "Ruiz" });
        await Portal.Work.RunNextAsync(Token);
        await BodiesAsync(id);

        var entries = await Store.Database.ReadAsync((context, token) => context.Audit.OrderByDescending(e => e.Action).ToListAsync(token), Token);

        Assert.Equal(
            [(AuditActions.ExportRequested, "Asked for an export of 2 messages.", Mia.PersonId, "harbour"), (AuditActions.ExportDownloaded, "Downloaded an export of 2 messages.", Mia.PersonId, "harbour")],
            entries.Select(e => (e.Action, e.Detail, e.PersonId!.Value, e.LocationId!)));
    }

    [Fact]
    public async Task A_person_has_no_more_than_three_unfinished()
    {
        await AddAsync(1);
        for (var i = 0; i < ExportService.MostAtOnce; i++)
        {
            await BeginAsync();
        }

        Assert.IsType<ExportAsking.Busy>(await AskAsync(Mia));
        Assert.IsType<ExportAsking.Begun>(await AskAsync(Mia with { PersonId = Guid.CreateVersion7() }));
    }

    [Fact]
    public async Task After_a_day_file_and_entry_are_gone_and_so_is_a_file_of_which_nothing_is_known()
    {
        await AddAsync(1);
        await BeginAsync();
        await Portal.Work.RunNextAsync(Token);
        await File.WriteAllTextAsync(Portal.UnfinishedOf(Guid.CreateVersion7()), "left behind", Token);
        await File.WriteAllTextAsync(Path.Combine(Portal.Folder, "notes.txt"), "somebody else's", Token);

        _clock.Advance(TimeSpan.FromHours(23));
        await Portal.Sweep.RunAsync(Token);
        Assert.Single(await Portal.Service.ListAsync(Mia, Token));
        Assert.Equal(2, Directory.EnumerateFiles(Portal.Folder).Count());

        _clock.Advance(TimeSpan.FromHours(2));
        await Portal.Sweep.RunAsync(Token);
        Assert.Empty(await Portal.Service.ListAsync(Mia, Token));
        Assert.Equal(["notes.txt"], Directory.EnumerateFiles(Portal.Folder).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_deleted_one_is_gone_at_once()
    {
        await AddAsync(1);
        var id = await BeginAsync();
        await Portal.Work.RunNextAsync(Token);

        await Portal.Service.DeleteAsync(Mia, id, Token);

        Assert.Empty(await Portal.Service.ListAsync(Mia, Token));
        Assert.Empty(Directory.EnumerateFiles(Portal.Folder));
    }

    [Fact]
    public async Task Where_no_file_can_be_written_that_is_said_and_nothing_is_tried_again()
    {
        await AddAsync(1);
        await BeginAsync();
        await File.WriteAllTextAsync(Portal.Folder, "a file in the folder's place", Token);
        try
        {
            Assert.True(await Portal.Work.RunNextAsync(Token));
        }
        finally
        {
            File.Delete(Portal.Folder);
        }

        var job = Assert.Single(await Portal.Service.ListAsync(Mia, Token));
        Assert.Equal(ExportState.Failed, job.State);
        Assert.Contains("could not be written", job.Problem, StringComparison.Ordinal);
        Assert.False(await Portal.Work.RunNextAsync(Token));
    }

    [Fact]
    public async Task Nobody_else_on_the_machine_can_read_the_files()
    {
        await AddAsync(1);
        await BeginAsync();
        await Portal.Work.RunNextAsync(Token);
        if (OperatingSystem.IsWindows())
        {
            return; // which has no such modes
        }

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.EnumerateFiles(Portal.Folder))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Portal.Folder));
    }

    private static void StopAt(int told, int at)
    {
        if (told == at)
        {
            throw new OperationCanceledException();
        }
    }

    private Task AddAsync(int count) => Store.AddAllAsync(Enumerable.Range(0, count).Select(i => By(i % 2 == 0 ? Ana : Ben, Start.AddSeconds(i), $"number {i}")));

    private Task<ExportAsking> AskAsync(Caller caller, HistoryQuery? query = null) => Portal.Service.AskAsync(caller, new ExportWish(query ?? new HistoryQuery(), ExportFormat.JsonLines, "All messages"), Token);

    private async Task<Guid> BeginAsync(HistoryQuery? query = null) => Assert.IsType<ExportAsking.Begun>(await AskAsync(Mia, query)).Id;

    private async Task<List<string?>> BodiesAsync(Guid id, ExportParts? portal = null)
    {
        var opened = Assert.IsType<ExportOpening.Opened>(await (portal ?? Portal).Service.OpenAsync(Mia, id, Token));
        using var reader = new StreamReader(opened.File, Encoding.UTF8);
        var bodies = new List<string?>();
        while (await reader.ReadLineAsync(Token) is { } line)
        {
            using var message = System.Text.Json.JsonDocument.Parse(line);
            bodies.Add(message.RootElement.GetProperty("body").GetString());
        }

        return bodies;
    }
}
