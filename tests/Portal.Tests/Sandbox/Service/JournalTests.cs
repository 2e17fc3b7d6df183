using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What a sandbox with a data directory still knows after it was started again.</summary>
public sealed class JournalTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("portal-sandbox-");
    private readonly TestClock _clock = new();

    [Fact]
    public async Task A_restarted_sandbox_finds_what_was_sent_answered_and_read()
    {
        Reply text, email, first;
        IReadOnlyList<string> before;
        await using (var service = await StartAsync())
        {
            text = await service.SendAsync("SMS", SandboxContacts.AnaRuiz, "Remember me");
            email = await service.SendEmailAsync(SandboxContacts.AnaRuiz);
            first = await service.SendAsync("SMS", SandboxContacts.NellCarter);
            _clock.Advance(TimeSpan.FromSeconds(30));
            before = await ThreadAsync(service);
            await service.PutAsync($"conversations/{(string?)text.Json["conversationId"]}", new JsonObject { ["locationId"] = ServiceStand.Harbour, ["unreadCount"] = 0 });
        }

        _clock.Advance(TimeSpan.FromDays(2));
        await using var again = await StartAsync();

        Assert.Equal(before, await ThreadAsync(again));
        Assert.Equal("delivered", await again.StatusAsync(text.MessageId));
        Assert.Equal("<p>Hello</p>", (string?)(await again.GetAsync($"conversations/messages/email/{(string?)email.Json["emailMessageId"]}")).Json["body"]);
        Assert.Equal(200, (await again.GetAsync($"conversations/{(string?)first.Json["conversationId"]}")).Status);
        Assert.Equal(0, (int)(await again.GetAsync($"conversations/{(string?)text.Json["conversationId"]}")).Json["unreadCount"]!);
        Assert.Equal([text.MessageId, email.MessageId, first.MessageId], again.Control.Ledger.Select(entry => entry.MessageId));
    }

    [Fact]
    public async Task A_line_that_a_kill_cut_short_is_left_out_and_the_next_one_is_whole()
    {
        Reply kept, later;
        await using (var service = await StartAsync())
        {
            kept = await service.SendAsync("SMS", SandboxContacts.SilasStone);
        }

        await File.AppendAllTextAsync(Directory.GetFiles(_directory.FullName, "*.jsonl").Single(), "{\"kind\":\"sent\",\"at\":", TestContext.Current.CancellationToken);
        await using (var service = await StartAsync())
        {
            later = await service.SendAsync("SMS", SandboxContacts.SilasStone);
        }

        await using var last = await StartAsync();
        Assert.Equal([kept.MessageId, later.MessageId], last.Control.Ledger.Select(entry => entry.MessageId));
    }

    public void Dispose() => _directory.Delete(recursive: true);

    private Task<ServiceStand> StartAsync() => ServiceStand.StartAsync(options => options.DataDirectory = _directory.FullName, _clock);

    private static async Task<IReadOnlyList<string>> ThreadAsync(ServiceStand service)
    {
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var rows = (await service.GetAsync($"conversations/{conversation}/messages?limit=100")).Json["messages"]!["messages"]!.AsArray();
        return [.. rows.Select(row => $"{row!["id"]} {row["dateAdded"]} {row["direction"]} {row["body"]}")];
    }
}
