using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Searching conversations and contacts.</summary>
public sealed class SearchTests(SharedStand shared) : IClassFixture<SharedStand>
{
    [Fact]
    public async Task The_search_learns_of_a_message_a_moment_later_than_the_conversation()
    {
        await using var service = await ServiceStand.StartAsync();
        await service.SendAsync("SMS", SandboxContacts.SilasStone, "Brand new");
        var conversation = await service.ConversationAsync(SandboxContacts.SilasStone);

        Assert.Equal("Brand new", (string?)(await service.GetAsync($"conversations/{conversation}/messages?limit=1")).Json["messages"]!["messages"]![0]!["body"]);
        Assert.NotEqual("Brand new", await FirstAsync(service));
        service.Clock.Advance(TimeSpan.FromSeconds(1.5));
        Assert.Equal("Brand new", await FirstAsync(service));
    }

    [Fact]
    public async Task Marking_as_read_counts_at_once_and_only_until_the_contact_writes_again()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        service.Control.Receive(new(SandboxContacts.AnaRuiz, "SMS", "One more thing"));

        var marked = await service.PutAsync($"conversations/{conversation}", new JsonObject { ["locationId"] = ServiceStand.Harbour, ["unreadCount"] = 0 });
        service.Clock.Advance(TimeSpan.FromSeconds(5)); // the index now learns of the message, which has been read meanwhile
        Assert.Equal((200, true), (marked.Status, (bool)marked.Json["success"]!));
        Assert.Equal(0, await UnreadAsync(service, conversation));

        service.Control.Receive(new(SandboxContacts.AnaRuiz, "SMS", "And another"));
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(1, await UnreadAsync(service, conversation));
        Assert.Equal(422, (await service.PutAsync($"conversations/{conversation}", new JsonObject { ["unreadCount"] = 0 })).Status);
    }

    [Fact]
    public async Task Conversations_are_paged_by_the_sort_value_of_the_last_row()
    {
        var service = shared.Service;
        var (seen, after) = (new List<string>(), "");
        JsonNode page;
        do
        {
            page = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=40{after}")).Json;
            seen.AddRange(page["conversations"]!.AsArray().Select(row => (string)row!["id"]!));
            after = page["conversations"]!.AsArray() is [.., { } row] ? $"&startAfterDate={row["sort"]![0]}" : after;
        }
        while (page["conversations"]!.AsArray().Count > 0 && seen.Count < 1000);

        Assert.Equal((int)page["total"]!, seen.Count);
        Assert.Equal(seen.Count, seen.Distinct().Count());
    }

    [Theory]
    [InlineData("query=marathon%20okafor", 1)]
    [InlineData($"contactId={SandboxContacts.AnaRuiz}", 1)]
    [InlineData("query=nobody-is-called-this", 0)]
    public async Task Conversations_are_found_by_contact_and_by_words(string question, int total)
    {
        var service = shared.Service;

        Assert.Equal(total, (int)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&{question}")).Json["total"]!);
    }

    [Fact]
    public async Task A_page_begins_strictly_after_the_time_so_that_others_of_the_same_time_are_left_out()
    {
        await using var service = await ServiceStand.StartAsync(options => (options.SearchLagMilliseconds, options.ContactsAnswer) = (0, false));
        string[] contacts = [SandboxContacts.AnaRuiz, SandboxContacts.OliviaOkoye, SandboxContacts.EmilLarsen];
        foreach (var contact in contacts)
        {
            Assert.Equal(201, (await service.SendAsync("SMS", contact)).Status);
        }

        var first = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=1")).Json["conversations"]![0]!;
        var sort = (long)first["sort"]![0]!;
        var second = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&startAfterDate={sort}")).Json["conversations"]!.AsArray();
        var again = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&startAfterDate={sort + 1}")).Json["conversations"]!.AsArray();

        Assert.All(second, row => Assert.True((long)row!["sort"]![0]! < sort));
        Assert.Equal(contacts.Order(), again.Where(row => (long)row!["sort"]![0]! == sort).Select(row => (string)row!["contactId"]!).Order());
    }

    [Fact]
    public async Task Conversations_narrow_to_unread_and_to_the_type_of_the_last_message()
    {
        var service = shared.Service;
        var unread = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&status=unread&limit=100")).Json["conversations"]!.AsArray();
        var emails = (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&lastMessageType=TYPE_EMAIL&limit=100")).Json["conversations"]!.AsArray();

        Assert.NotEmpty(unread);
        Assert.All(unread, row => Assert.True((int)row!["unreadCount"]! > 0));
        Assert.NotEmpty(emails);
        Assert.All(emails, row => Assert.Equal("TYPE_EMAIL", (string?)row!["lastMessageType"]));
    }

    [Fact]
    public async Task Contacts_are_paged_by_search_after_and_found_by_filter()
    {
        var service = shared.Service;
        var (seen, body) = (new List<string>(), new JsonObject { ["locationId"] = ServiceStand.Harbour, ["pageLimit"] = 100 });
        JsonArray page;
        do
        {
            page = (await service.PostAsync("contacts/search", body)).Json["contacts"]!.AsArray();
            seen.AddRange(page.Select(contact => (string)contact!["id"]!));
            body["searchAfter"] = page.LastOrDefault()?["searchAfter"]?.DeepClone();
        }
        while (page.Count == 100 && seen.Count < 1000);

        var stopped = await service.PostAsync("contacts/search", JsonNode.Parse(
            $$"""{"locationId":"{{ServiceStand.Harbour}}","pageLimit":50,"filters":[{"field":"dndSettings.SMS.status","operator":"eq","value":"permanent"}]}""")!);

        Assert.Equal(240, seen.Distinct().Count());
        Assert.Contains(stopped.Json["contacts"]!.AsArray(), contact => (string?)contact!["id"] == SandboxContacts.PetraNovak);
        Assert.All(stopped.Json["contacts"]!.AsArray(), contact => Assert.Equal("21610", (string?)contact!["dndSettings"]!["SMS"]!["code"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"locationId":"hD4kQ0mZ1xYbT7sNwR2c"}""")]
    [InlineData("""{"locationId":"hD4kQ0mZ1xYbT7sNwR2c","pageLimit":501}""")]
    [InlineData("""{"locationId":"hD4kQ0mZ1xYbT7sNwR2c","pageLimit":5,"page":1,"searchAfter":["a","b"]}""")]
    public async Task A_contact_search_that_is_not_in_order_is_422(string body)
    {
        var service = shared.Service;

        Assert.Equal(422, (await service.PostAsync("contacts/search", JsonNode.Parse(body)!)).Status);
    }

    private static async Task<string?> FirstAsync(ServiceStand service) =>
        (string?)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=1")).Json["conversations"]![0]!["lastMessageBody"];

    private static async Task<int> UnreadAsync(ServiceStand service, string conversation) =>
        (int)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&id={conversation}")).Json["conversations"]![0]!["unreadCount"]!;
}
