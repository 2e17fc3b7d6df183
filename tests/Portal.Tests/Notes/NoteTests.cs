using Microsoft.EntityFrameworkCore;
using Portal.Services.Messages;
using Portal.Services.Notes;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Notes;

/// <summary>What people tell each other about a contact stays among them.</summary>
public class NoteTests : IAsyncLifetime
{
    private Workplace? _place;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Workplace Place => _place ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _place = await Workplace.OpenAsync();

    public ValueTask DisposeAsync() => Place.DisposeAsync();

    [Fact]
    public async Task Everybody_of_the_sub_account_reads_it_also_who_only_drafts_and_nobody_of_another_does()
    {
        List<MessageChange> told = [];
        Place.Changes.Changed += told.Add;
        var id = await AddAsync(Place.Zoe, "Prefers mornings.");

        foreach (var who in new[] { Place.Maya, Place.Ben, Place.Zoe, Some.Manager() })
        {
            Assert.Equal("Prefers mornings.", Assert.Single(await ReadAsync(who)).Text);
        }

        Assert.Empty(await ReadAsync(Place.Elsewhere));
        Assert.Equal([new MessageChange(Some.Location, "contact1", id)], told);
    }

    [Fact]
    public async Task It_never_becomes_a_message()
    {
        await AddAsync(Place.Maya, "He owes us money.");

        Assert.Equal(0, await Place.Store.Database.ReadAsync((context, token) => context.Messages.CountAsync(token), Token));
        Assert.Equal(0, await Place.Store.Database.ReadAsync((context, token) => context.Drafts.CountAsync(token), Token));
    }

    [Fact]
    public async Task A_second_press_is_the_same_note_and_nobody_takes_over_anothers()
    {
        var command = new NoteCommand(Guid.CreateVersion7(), "contact1", "Ana Ruiz", "Once.");
        await Place.Notes.AddAsync(Place.Maya, command, Token);

        Assert.Equal(new NoteSaving.Saved(command.Id), await Place.Notes.AddAsync(Place.Maya, command, Token));
        Assert.IsType<NoteSaving.NotFound>(await Place.Notes.AddAsync(Place.Ben, command with { Text = "Mine." }, Token));
        Assert.Equal("Once.", Assert.Single(await ReadAsync(Place.Ben)).Text);
    }

    [Fact]
    public async Task Only_its_author_changes_or_deletes_it_and_both_leave_a_mark()
    {
        var id = await AddAsync(Place.Maya, "Prefers mornings.");
        foreach (var other in new[] { Place.Ben, Some.Manager(), Place.Elsewhere, Place.Maya with { LocationId = Some.OtherLocation } })
        {
            Assert.IsType<NoteSaving.NotFound>(await Place.Notes.EditAsync(other, id, 1, "Ana Ruiz", "Evil.", Token));
            Assert.IsType<NoteSaving.NotFound>(await Place.Notes.DeleteAsync(other, id, 1, Token));
        }

        await Place.Notes.EditAsync(Place.Maya, id, 1, "Ana Ruiz", "Prefers evenings.", Token);
        Assert.IsType<NoteSaving.ChangedMeanwhile>(await Place.Notes.EditAsync(Place.Maya, id, 1, "Ana Ruiz", "From an old window.", Token));
        var edited = Assert.Single(await ReadAsync(Place.Ben));
        Assert.Equal(("Prefers evenings.", (DateTime?)Place.Clock.Now), (edited.Text, edited.EditedAt));

        Place.Clock.Advance(TimeSpan.FromSeconds(1));
        await Place.Notes.DeleteAsync(Place.Maya, id, 2, Token);
        var deleted = Assert.Single(await ReadAsync(Place.Ben));
        Assert.Equal((string.Empty, (DateTime?)Place.Clock.Now), (deleted.Text, deleted.DeletedAt));
        Assert.Equal(["note-edited", "note-deleted"], await Place.Store.Database.ReadAsync((context, token) => context.Audit.OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(token), Token));
    }

    [Fact]
    public async Task Who_is_mentioned_is_told_once_and_nobody_of_another_sub_account_is()
    {
        var id = await AddAsync(Place.Maya, "@Ben and @Eve and @Maya, look: mail@Zoe.example");
        Assert.Equal([(Place.Ben.PersonId, (Guid?)id)], await ToldAsync());

        Place.Clock.Advance(TimeSpan.FromSeconds(1));
        await Place.Notes.EditAsync(Place.Maya, id, 1, "Ana Ruiz", "@Ben and @Zoe", Token);

        Assert.Equal([Place.Ben.PersonId, Place.Zoe.PersonId], (await ToldAsync()).Select(told => told.Person));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task Nothing_is_no_note(string text) =>
        Assert.IsType<NoteSaving.Refused>(await Place.Notes.AddAsync(Place.Maya, new NoteCommand(Guid.CreateVersion7(), "contact1", "Ana Ruiz", text), Token));

    [Fact]
    public async Task What_was_begun_is_kept_for_its_author_alone_until_it_is_a_note()
    {
        NoteDrafts drafts = new(Place.Store.Database, Place.Clock);
        await drafts.KeepAsync(Place.Maya, "contact1", "Pref", Token);
        await drafts.KeepAsync(Place.Maya, "contact1", "Prefers mor", Token);

        Assert.Equal("Prefers mor", await drafts.OfAsync(Place.Maya, "contact1", Token));
        Assert.Empty(await drafts.OfAsync(Place.Ben, "contact1", Token));
        await AddAsync(Place.Maya, "Prefers mornings.");
        Assert.Empty(await drafts.OfAsync(Place.Maya, "contact1", Token));
    }

    private async Task<Guid> AddAsync(Caller who, string text) =>
        Assert.IsType<NoteSaving.Saved>(await Place.Notes.AddAsync(who, new NoteCommand(Guid.CreateVersion7(), "contact1", "Ana Ruiz", text), Token)).NoteId;

    private Task<IReadOnlyList<Note>> ReadAsync(Caller who) => Place.Reading.OfContactAsync(who, "contact1", null, Token);

    private async Task<List<(Guid Person, Guid? Note)>> ToldAsync() =>
        [.. (await Place.Store.Database.ReadAsync((context, token) => context.Notifications.Where(n => n.Kind == NotificationKind.Mention).OrderBy(n => n.Id).ToListAsync(token), Token)).Select(n => (n.PersonId, n.NoteId))];
}

[StoredIn(StorageProvider.Postgres)]
public sealed class NoteOnPostgresTests : NoteTests;
