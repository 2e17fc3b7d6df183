using System.Diagnostics;
using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Reading the messages of a conversation, and what is said of that which is not there.</summary>
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
        var unknown = await service.GetAsync($"conversations/{conversation}/messages?type=TYPE_WHATSAPP,TYPE_CAMPAIGN_FACEBOOK"); // which is a type, but not one that can be asked for

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
}
