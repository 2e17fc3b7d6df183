using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.People;

public class PreferenceStoreTests : IAsyncLifetime
{
    private readonly Caller _maya = Some.Staff();
    private TestDatabase? _store;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private static Preferences Default { get; } = new();

    private PreferenceStore Stored => new(Store.Database);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        await AddAsync(_maya);
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Who_has_chosen_nothing_has_the_defaults()
    {
        Assert.Equal(Default, await Stored.OfAsync(_maya.PersonId, Stop));
        Assert.Equal(Default, await Stored.OfAsync(Guid.CreateVersion7(), Stop));
    }

    [Fact]
    public async Task What_a_person_chooses_is_theirs_alone()
    {
        var ben = Some.Staff("Ben");
        await AddAsync(ben);
        var chosen = new Preferences { Theme = ColorTheme.Dark, Density = Density.Compact, SingleKeys = false, TimeFormat = TimeFormat.Browser, UndoSeconds = 20 };

        await Stored.SaveAsync(_maya, chosen, Stop);

        Assert.Equal(chosen, await Stored.OfAsync(_maya.PersonId, Stop));
        Assert.Equal(Default, await Stored.OfAsync(ben.PersonId, Stop));
    }

    [Theory]
    [InlineData("""{"Theme":"Sepia"}""")]
    [InlineData("not json")]
    public async Task What_cannot_be_read_is_as_if_nothing_had_been_chosen(string stored)
    {
        await Store.Database.WriteAsync((context, token) => context.People.ExecuteUpdateAsync(set => set.SetProperty(p => p.Preferences, stored), token), Stop);

        Assert.Equal(Default, await Stored.OfAsync(_maya.PersonId, Stop));
    }

    private Task AddAsync(Caller caller) => Store.AddAsync(new Person { Id = caller.PersonId, Issuer = "test", Subject = caller.Name, Name = caller.Name, LastSignInAt = new DateTime(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc) });
}
