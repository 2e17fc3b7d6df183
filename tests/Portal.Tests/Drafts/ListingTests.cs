using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

/// <summary>Who sees which drafts.</summary>
public class ListingTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private readonly Caller _maya = Some.Staff();
    private readonly Caller _omar = Some.Staff("Omar");
    private TestDatabase? _store;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private DraftService Drafts => new(Store.Database, new DraftChanges(), _clock);

    private DraftListing Listing => new(Store.Database);

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        await Store.AddAsync(new Person { Id = _omar.PersonId, Issuer = "test", Subject = "omar", Name = "Omar Haddad", LastSignInAt = _clock.Now });
    }

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task Staff_see_their_own_and_nobody_elses_whatever_they_ask()
    {
        await SaveAsync(_maya, "contact1");
        await SaveAsync(_omar, "contact2");

        Assert.Equal(["contact1"], await ContactsAsync(_maya, new DraftQuery { Everyone = true }));
    }

    [Fact]
    public async Task A_manager_sees_everyones_in_the_sub_account_by_name_and_none_of_another()
    {
        var manager = Some.Manager();
        await SaveAsync(_omar, "contact1");
        _clock.Advance(TimeSpan.FromMinutes(1));
        await SaveAsync(_maya with { LocationId = Some.OtherLocation }, "contact2");
        await SaveAsync(manager, "contact3");

        var rows = (await Listing.ListAsync(manager, new DraftQuery { Everyone = true }, Token)).Rows;

        Assert.Equal([("contact3", true), ("contact1", false)], rows.Select(r => (r.ContactId, r.IsMine)));
        Assert.Equal("Omar Haddad", rows[1].AuthorName);
        Assert.Equal(["contact3"], await ContactsAsync(manager, new DraftQuery()));
    }

    [Fact]
    public async Task The_channel_narrows_the_list()
    {
        await SaveAsync(_maya, "contact1");
        await SaveAsync(_maya, "contact1", Channel.Email);

        Assert.Equal("Email", Assert.Single((await Listing.ListAsync(_maya, new DraftQuery { Channel = Channel.Email }, Token)).Rows).Channel.Key);
    }

    [Fact]
    public async Task Pages_neither_skip_nor_repeat_also_where_times_are_equal()
    {
        for (var i = 0; i < (DraftListing.PageSize * 2) + 3; i++)
        {
            await SaveAsync(_maya, $"contact{i}");
            _clock.Advance(i % 2 == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(1));
        }

        var seen = new List<string>();
        DraftCursor? older = null;
        do
        {
            var page = await Listing.ListAsync(_maya, new DraftQuery { Older = older }, Token);
            seen.AddRange(page.Rows.Select(r => r.ContactId));
            older = page.Older;
        }
        while (older is not null);

        Assert.Equal((DraftListing.PageSize * 2) + 3, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Fact]
    public async Task The_marks_are_where_one_has_drafts_oneself()
    {
        await SaveAsync(_maya, "contact1");
        await SaveAsync(_omar, "contact2");

        Assert.Equal([new DraftMark("contact1", "SMS")], await Listing.MarksAsync(_maya, Token));
    }

    [Theory]
    [InlineData("  See you\n at nine ", null, "See you at nine")]
    [InlineData("the body", "the subject", "the subject")]
    [InlineData("", null, "No text yet")]
    public void A_draft_is_recognised_by_its_first_words(string body, string? subject, string words) =>
        Assert.Equal(words, DraftWords.First(Some.Text(body) with { Subject = subject }));

    [Fact]
    public void Long_texts_are_cut_and_never_within_a_character()
    {
        var words = DraftWords.First(Some.Text(new string('a', 119) + "😀 and more"));

        Assert.Equal(new string('a', 119) + "…", words);
    }

    private async Task SaveAsync(Caller caller, string contactId, Channel? channel = null) =>
        Assert.IsType<DraftSaving.Saved>(await Drafts.SaveAsync(caller, new DraftText(contactId, contactId, channel ?? Channel.Sms, Some.Text(), null, 0), Token));

    private async Task<IEnumerable<string>> ContactsAsync(Caller caller, DraftQuery query) =>
        (await Listing.ListAsync(caller, query, Token)).Rows.Select(r => r.ContactId);
}
