using Portal.Services.Notes;
using Portal.Services.Retention;
using Portal.Tests.Support;

namespace Portal.Tests.Retention;

/// <summary>The words of notes go as those of messages do, and who wrote one stays.</summary>
public sealed class NoteForgettingTests : IAsyncLifetime
{
    private Workplace? _place;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Workplace Place => _place ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _place = await Workplace.OpenAsync();
        foreach (var contact in new[] { "contact1", "contact2" })
        {
            await Place.Notes.AddAsync(Place.Maya, new NoteCommand(Guid.CreateVersion7(), contact, "Ana Ruiz", "Prefers mornings."), Token);
        }
    }

    public ValueTask DisposeAsync() => Place.DisposeAsync();

    [Fact]
    public async Task Those_that_are_old_enough_lose_their_words_and_those_that_are_held_keep_them()
    {
        await Place.Store.AddAsync(new Hold
        {
            Id = Guid.CreateVersion7(),
            LocationId = Some.Location,
            ContactId = "contact2",
            Name = "Ana Ruiz",
            Reason = "A dispute.",
            PlacedById = Place.Maya.PersonId,
            PlacedByName = "Maya",
            PlacedAt = Place.Clock.Now,
        });

        Assert.Equal(0, await RemoveAsync(Place.Clock.Now));
        Assert.Equal(1, await RemoveAsync(Place.Clock.Now.AddSeconds(1)));

        var gone = Assert.Single(await Place.Reading.OfContactAsync(Place.Ben, "contact1", null, Token));
        Assert.Equal((string.Empty, "Maya", (DateTime?)Place.Clock.Now), (gone.Text, gone.AuthorName, gone.WordsRemovedAt));
        Assert.Equal("Prefers mornings.", Assert.Single(await Place.Reading.OfContactAsync(Place.Ben, "contact2", null, Token)).Text);
        Assert.IsType<NoteSaving.NotFound>(await Place.Notes.EditAsync(Place.Maya, gone.Id, gone.Version, "Ana Ruiz", "Back again.", Token));
    }

    private Task<int> RemoveAsync(DateTime before) =>
        Place.Store.Database.WriteAsync((context, token) => NoteRemoval.RemoveAsync(context, NoteRemoval.Old(context, Some.Location, before), Place.Clock.Now, token), Token);
}
