using Portal.Tests.Support;

namespace Portal.Tests.Conversations;

/// <summary>Whether a contact has written since a draft was saved.</summary>
public sealed class ContactNewsTests : IAsyncLifetime
{
    private static readonly DateTime Saved = ConversationsFixture.Start;

    private ConversationsFixture? _fixture;

    private ConversationsFixture Fixture => _fixture ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _fixture = await ConversationsFixture.CreateAsync();

    public ValueTask DisposeAsync() => Fixture.DisposeAsync();

    [Fact]
    public async Task One_look_at_the_list_tells_who_wrote_last_and_when()
    {
        Has("contact1", minutes: 5, "inbound");
        Has("contact2", minutes: -5, "inbound");

        Assert.Equal(new Dictionary<string, DateTime> { ["contact1"] = Saved.AddMinutes(5) }, await NewsAsync("contact1", "contact2", "contact3"));

        Assert.Equal(["search conversations"], Fixture.Service.Calls);
    }

    [Fact]
    public async Task A_row_of_another_sub_account_is_no_news()
    {
        Has("contact1", minutes: 5, "inbound");
        Fixture.Service.Conversations[^1] = Fixture.Service.Conversations[^1] with { LocationId = Some.OtherLocation };

        Assert.Empty(await NewsAsync("contact1"));
    }

    [Fact]
    public async Task Where_somebody_of_us_wrote_last_the_messages_tell()
    {
        Has("contact1", minutes: 9, "outbound");
        Fixture.Service.Messages["conversation of contact1"] =
        [
            ConversationsFixture.Row("ours", 9), ConversationsFixture.Row("theirs", 4, isInbound: true), ConversationsFixture.Row("before", -4, isInbound: true),
        ];

        Assert.Equal(new Dictionary<string, DateTime> { ["contact1"] = Saved.AddMinutes(4) }, await NewsAsync("contact1"));
    }

    [Fact]
    public async Task Our_own_messages_are_no_news()
    {
        Has("contact1", minutes: 9, "outbound");
        Fixture.Service.Messages["conversation of contact1"] = [ConversationsFixture.Row("ours", 9), ConversationsFixture.Row("before", -4, isInbound: true)];

        Assert.Empty(await NewsAsync("contact1"));
    }

    [Fact]
    public async Task No_more_than_ten_contacts_are_looked_at_one_by_one()
    {
        string[] contacts = [.. Enumerable.Range(0, 30).Select(i => $"contact{i}")];
        foreach (var contact in contacts)
        {
            Has(contact, minutes: 9, "outbound");
            Fixture.Service.Messages[$"conversation of {contact}"] = [];
        }

        await NewsAsync(contacts);

        Assert.Equal(10, Fixture.Service.Count("list messages"));
    }

    private void Has(string contactId, int minutes, string direction)
    {
        var at = Saved.AddMinutes(minutes);
        Fixture.Service.Conversations.Add(ConversationsFixture.Conversation($"conversation of {contactId}", contactId, new DateTimeOffset(at).ToUnixTimeMilliseconds()) with { LastMessageDirection = direction });
    }

    private async Task<IReadOnlyDictionary<string, DateTime>> NewsAsync(params string[] contacts) =>
        ConversationsFixture.Found(await Fixture.News.SinceAsync(Fixture.Maya, contacts.ToDictionary(c => c, _ => Saved), ConversationsFixture.Stop));
}
