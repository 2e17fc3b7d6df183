using System.Diagnostics;
using System.Text.Json.Nodes;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Searching and reading contacts, conversations and messages.</summary>
public sealed class ReadingTests(SharedStand shared) : IClassFixture<SharedStand>
{
    [Fact]
    public async Task Five_thousand_messages_are_paged_newest_first_without_gap_or_repeat()
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.MarathonMary);
        var (seen, last, more) = (new List<(string Id, string Date)>(), (string?)null, true);

        while (more && seen.Count < 10_000)
        {
            var page = (await service.GetAsync($"conversations/{conversation}/messages?limit=70{(last is null ? "" : $"&lastMessageId={last}")}")).Json["messages"]!;
            seen.AddRange(page["messages"]!.AsArray().Select(row => ((string)row!["id"]!, (string)row["dateAdded"]!)));
            (last, more) = ((string?)page["lastMessageId"], (bool)page["nextPage"]!);
            Assert.Equal(seen[^1].Id, last);
        }

        Assert.Equal(5000, seen.Count);
        Assert.Equal(5000, seen.DistinctBy(row => row.Id).Count());
        Assert.Equal(seen.OrderByDescending(row => row.Date, StringComparer.Ordinal).Select(row => row.Date), seen.Select(row => row.Date));
    }

    [Fact]
    public async Task The_list_narrows_to_types_and_knows_when_it_ends()
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.OliviaOkoye);

        var page = (await service.GetAsync($"conversations/{conversation}/messages?limit=6&type=TYPE_WHATSAPP,TYPE_FACEBOOK")).Json["messages"]!;
        var unknown = await service.GetAsync($"conversations/{conversation}/messages?type=TYPE_PIGEON");

        Assert.Equal(["TYPE_FACEBOOK", "TYPE_WHATSAPP"], page["messages"]!.AsArray().Select(row => (string?)row!["messageType"]).Distinct().Order());
        Assert.Equal((6, false), (page["messages"]!.AsArray().Count, (bool)page["nextPage"]!));
        Assert.Equal(422, unknown.Status);
    }

    [Fact]
    public async Task An_empty_conversation_is_an_empty_page()
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.EmilLarsen);

        var page = (await service.GetAsync($"conversations/{conversation}/messages")).Json["messages"]!;

        Assert.Equal((0, false), (page["messages"]!.AsArray().Count, (bool)page["nextPage"]!));
    }

    [Fact]
    public async Task Email_rows_have_no_body_and_each_of_their_emails_has_one()
    {
        var service = shared.Service;
        var conversation = await service.ConversationAsync(SandboxContacts.MarathonMary);
        var rows = (await service.GetAsync($"conversations/{conversation}/messages?limit=100&type=TYPE_EMAIL")).Json["messages"]!["messages"]!.AsArray();

        Assert.All(rows, row => Assert.Null(row!["body"]));
        Assert.Contains(rows, row => row!["meta"]!["email"]!["messageIds"]!.AsArray().Count > 1);
        foreach (var id in rows.Take(10).SelectMany(row => row!["meta"]!["email"]!["messageIds"]!.AsArray()))
        {
            var email = await service.GetAsync($"conversations/messages/email/{(string?)id}");
            Assert.Equal((200, (string?)id), (email.Status, (string?)email.Json["id"]));
            Assert.NotEmpty((string?)email.Json["body"] ?? string.Empty);
        }
    }

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

    [Theory]
    [InlineData("conversations/search", 422)]
    [InlineData("conversations/search?locationId=hD4kQ0mZ1xYbT7sNwR2c&status=odd", 422)]
    [InlineData("conversations/search?locationId=hD4kQ0mZ1xYbT7sNwR2c&limit=many", 422)]
    [InlineData("conversations/search?locationId=unknown", 403)]
    [InlineData("conversations/unknown", 404)]
    [InlineData("conversations/unknown/messages", 404)]
    [InlineData("conversations/messages/unknown", 400)]
    [InlineData("conversations/messages/email/unknown", 404)]
    [InlineData("contacts/unknown", 400)]
    public async Task What_is_not_there_or_not_understood_is_said_so(string path, int status)
    {
        var service = shared.Service;

        Assert.Equal(status, (await service.GetAsync(path)).Status);
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

    [Fact]
    public async Task The_longest_conversation_is_read_in_a_few_milliseconds()
    {
        var service = shared.Service;
        var marathon = await service.ConversationAsync(SandboxContacts.MarathonMary);
        await service.GetAsync($"conversations/{marathon}/messages?limit=100");

        var best = TimeSpan.MaxValue; // of many, so that a busy machine doesn't count
        for (var turn = 0; turn < 20; turn++)
        {
            var watch = Stopwatch.StartNew();
            await service.GetAsync($"conversations/{marathon}/messages?limit=100");
            best = watch.Elapsed < best ? watch.Elapsed : best;
        }

        Assert.InRange(best.TotalMilliseconds, 0, 25);
    }

    private static async Task<string?> FirstAsync(ServiceStand service) =>
        (string?)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&limit=1")).Json["conversations"]![0]!["lastMessageBody"];

    private static async Task<int> UnreadAsync(ServiceStand service, string conversation) =>
        (int)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&id={conversation}")).Json["conversations"]![0]!["unreadCount"]!;
}
