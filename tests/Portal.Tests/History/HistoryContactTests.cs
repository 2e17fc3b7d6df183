using Microsoft.EntityFrameworkCore;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public class HistoryContactTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_name_that_a_contact_had_once_finds_what_was_written_under_it_and_the_id_finds_all()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(Under("Ana Ruiz", 0, "before"), Under("Ana Berg", 1, "after"), By(Ana, Start, "somebody else", contact: "Ben"));

        Assert.Equal(["before"], await LinesAsync(store, Mia, "ruiz"));
        Assert.Equal(["after"], await LinesAsync(store, Mia, "berg"));
        Assert.Equal(["after", "before"], await LinesAsync(store, Mia, "ana"));
        Assert.Equal(["after", "before"], await LinesAsync(store, Mia, "id-1"));
        Assert.Empty(await LinesAsync(store, Mia, "id"));
    }

    [Fact]
    public async Task Of_more_contacts_than_are_looked_up_all_are_found()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAllAsync(Enumerable.Range(0, 230).Select(i => By(Ana, Start.AddSeconds(i), $"{i}", contact: $"Ana {i}")));
        await store.AddAsync(By(Ana, Start.AddHours(1), "other", contact: "Ben"));

        var lines = await LinesAsync(store, Mia, "ana ");

        Assert.Equal(Enumerable.Range(180, 50).Reverse().Select(i => $"{i}"), lines);
        Assert.Equal(230, await new HistoryService(store.Database).CountAsync(Mia, new() { Contact = "ana " }, Token));
    }

    [Fact]
    public async Task A_contact_is_known_once_under_each_name_and_with_the_message_only()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(Under("Ana Ruiz", 0, "one"), Under("Ana Ruiz", 1, "two"));
        await store.AddAsync(Under("Ana Ruiz", 2, "three"), Under("Ana Berg", 3, "four"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Database.WriteAsync(
            async (context, token) =>
            {
                context.Add(Under("Ana Never", 4, "not kept"));
                await context.SaveChangesAsync(token);
                throw new InvalidOperationException();
            },
            Token));

        Assert.Equal(["Ana Berg", "Ana Ruiz"], await store.Database.ReadAsync((c, token) => c.KnownContacts.OrderBy(k => k.ContactName).Select(k => k.ContactName).ToListAsync(token), Token));
    }

    [Fact]
    public async Task Whom_others_wrote_to_is_told_to_nobody()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(By(Ben, Start, "from Ben"), By(Foreign, Start, "elsewhere"), By(Ana, Start, "from Ana", contact: "Ana Berg"));

        Assert.Empty(await LinesAsync(store, Ana, "ruiz"));
        Assert.Equal(["from Ben"], await LinesAsync(store, Mia, "ruiz"));
        Assert.Equal(["elsewhere"], await LinesAsync(store, Foreign, "ruiz"));
        Assert.Empty(await LinesAsync(store, Foreign, "berg"));
    }

    private static Message Under(string name, int second, string body)
    {
        var message = By(Ana, Start.AddSeconds(second), body, contact: name);
        return new()
        {
            Id = message.Id,
            LocationId = message.LocationId,
            AuthorId = message.AuthorId,
            AuthorName = message.AuthorName,
            ContactId = "id-1",
            ContactName = name,
            ChannelKey = message.ChannelKey,
            Content = message.Content,
            ClientToken = message.ClientToken,
            CreatedAt = message.CreatedAt,
            DueAt = message.DueAt,
            StateAt = message.StateAt,
        };
    }

    private static async Task<IEnumerable<string>> LinesAsync(TestDatabase store, Caller caller, string contact) =>
        (await new HistoryService(store.Database).SearchAsync(caller, new() { Contact = contact }, Token)).Rows.Select(r => r.FirstLine);
}
