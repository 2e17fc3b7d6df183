using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Services.HighLevel;
using Portal.Tests.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Messages that wait for their time, and how they are taken back.</summary>
[TimeBound]
public sealed class ScheduleTests
{
    [Fact]
    public async Task A_scheduled_text_is_there_at_once_and_heard_of_only_at_its_time()
    {
        await using var service = await ServiceStand.StartAsync();
        var before = await PreviewAsync(service, SandboxContacts.AnaRuiz);
        var id = (await service.SendAsync("SMS", SandboxContacts.AnaRuiz, "Later", In(service, TimeSpan.FromHours(2)))).MessageId;

        service.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal("scheduled", await service.StatusAsync(id));
        Assert.Equal(before, await PreviewAsync(service, SandboxContacts.AnaRuiz));

        service.Clock.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(3));
        Assert.Equal("delivered", await service.StatusAsync(id));
        Assert.Equal("Later", await PreviewAsync(service, SandboxContacts.AnaRuiz));

        service.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEqual("Later", await PreviewAsync(service, SandboxContacts.AnaRuiz)); // she answers what she got, not what was planned
    }

    [Fact]
    public async Task A_cancelled_text_is_gone_and_never_leaves_and_nobody_answers_it()
    {
        await using var service = await ServiceStand.StartAsync();
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        var before = await CountAsync(service, conversation);
        var reply = await service.SendAsync("SMS", SandboxContacts.AnaRuiz, "Later", In(service, TimeSpan.FromHours(2)));

        var cancelled = await service.DeleteAsync($"conversations/messages/{reply.MessageId}/schedule");
        service.Clock.Advance(TimeSpan.FromHours(3));

        Assert.Equal((200, 200), (cancelled.Status, (int?)cancelled.Json["status"]));
        Assert.Equal(400, (await service.GetAsync($"conversations/messages/{reply.MessageId}")).Status);
        Assert.Equal(before, await CountAsync(service, conversation));
        Assert.NotNull(Assert.Single(service.Control.Ledger).CancelledAt);
        Assert.Equal("Later", (string?)JsonNode.Parse(service.Control.Ledger[0].Body)!["message"]);
    }

    [Fact]
    public async Task A_cancelled_email_leaves_the_others_of_its_thread()
    {
        await using var service = await ServiceStand.StartAsync(options => options.ContactsAnswer = false);
        var first = await service.SendEmailAsync(SandboxContacts.SilasStone);
        var id = (string)first.Json["emailMessageId"]!;
        service.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await service.SendEmailAsync(SandboxContacts.SilasStone, body =>
        {
            body["threadId"] = first.MessageId;
            In(service, TimeSpan.FromDays(1))(body);
        });
        var later = (string)second.Json["emailMessageId"]!;
        Assert.Equal("scheduled", (string?)(await service.GetAsync($"conversations/messages/email/{later}")).Json["status"]);

        var cancelled = await service.DeleteAsync($"conversations/messages/email/{later}/schedule");

        Assert.Equal((200, 200), (cancelled.Status, (int?)cancelled.Json["status"]));
        Assert.Equal(404, (await service.GetAsync($"conversations/messages/email/{later}")).Status);
        Assert.Equal(200, (await service.GetAsync($"conversations/messages/email/{id}")).Status);
        Assert.Equal("delivered", await service.StatusAsync(first.MessageId));
        Assert.Equal([null, later], service.Control.Ledger.Select(entry => entry.CancelledAt is null ? null : entry.EmailMessageId));
    }

    [Fact]
    public async Task The_two_endpoints_disagree_about_what_they_do_not_know_and_agree_on_what_has_left()
    {
        await using var service = await ServiceStand.StartAsync();
        var text = await service.SendAsync("SMS", SandboxContacts.SilasStone);
        var email = await service.SendEmailAsync(SandboxContacts.SilasStone, In(service, TimeSpan.FromHours(1)));

        var unknown = await service.DeleteAsync("conversations/messages/unknown/schedule");
        var unknownEmail = await service.DeleteAsync("conversations/messages/email/unknown/schedule");
        var left = await service.DeleteAsync($"conversations/messages/{text.MessageId}/schedule");
        var wrongId = await service.DeleteAsync($"conversations/messages/{email.MessageId}/schedule");
        var textAsEmail = await service.DeleteAsync($"conversations/messages/email/{email.MessageId}/schedule");

        Assert.Equal((400, "CONVERSATIONS_MSG_NOT_FOUND", "No message found with id: unknown"), (unknown.Status, unknown.Code, unknown.Message));
        Assert.Equal((404, null), (unknownEmail.Status, unknownEmail.Code));
        Assert.All([left, wrongId], reply => Assert.Equal((200, 404, "Failed cancel the scheduled message"), (reply.Status, (int?)reply.Json["status"], reply.Message)));
        Assert.Equal(404, textAsEmail.Status);
        Assert.All(service.Control.Ledger, entry => Assert.Null(entry.CancelledAt));
    }

    [Fact]
    public async Task A_free_text_is_scheduled_on_WhatsApp_only_as_long_as_its_window_will_be_open()
    {
        await using var service = await ServiceStand.StartAsync();

        var open = await service.SendAsync("WhatsApp", SandboxContacts.OliviaOkoye, change: In(service, TimeSpan.FromHours(20)));
        var closed = await service.SendAsync("WhatsApp", SandboxContacts.OliviaOkoye, change: In(service, TimeSpan.FromHours(24)));

        Assert.Equal((201, 400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE"), (open.Status, closed.Status, closed.Code));
    }

    [Fact]
    public async Task A_first_message_that_waits_begins_the_conversation_at_once()
    {
        await using var service = await ServiceStand.StartAsync();
        var reply = await service.SendAsync("SMS", SandboxContacts.NellCarter, change: In(service, TimeSpan.FromHours(1)));

        service.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal((string?)reply.Json["conversationId"], await service.ConversationAsync(SandboxContacts.NellCarter));
    }

    [Fact]
    public async Task A_restarted_sandbox_knows_what_was_cancelled()
    {
        var directory = Directory.CreateTempSubdirectory("portal-sandbox-");
        var clock = new TestClock();
        try
        {
            Reply text, email, kept;
            await using (var service = await StartAsync(directory, clock))
            {
                text = await service.SendAsync("SMS", SandboxContacts.SilasStone, change: In(service, TimeSpan.FromHours(1)));
                email = await service.SendEmailAsync(SandboxContacts.SilasStone, In(service, TimeSpan.FromHours(1)));
                kept = await service.SendAsync("SMS", SandboxContacts.SilasStone, change: In(service, TimeSpan.FromHours(1)));
                await service.DeleteAsync($"conversations/messages/{text.MessageId}/schedule");
                await service.DeleteAsync($"conversations/messages/email/{(string?)email.Json["emailMessageId"]}/schedule");
            }

            clock.Advance(TimeSpan.FromHours(2));
            await using var again = await StartAsync(directory, clock);

            Assert.Equal([true, true, false], again.Control.Ledger.Select(entry => entry.CancelledAt is not null));
            Assert.Equal(400, (await again.GetAsync($"conversations/messages/{text.MessageId}")).Status);
            Assert.Equal(400, (await again.GetAsync($"conversations/messages/{email.MessageId}")).Status);
            Assert.Equal("delivered", await again.StatusAsync(kept.MessageId));
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_client_takes_back_what_waits_and_is_told_when_it_is_too_late()
    {
        await using var service = await ServiceStand.StartAsync();
        await using var portal = ServiceUnderTest.At(service.Address);
        var (token, stop) = (new AccessToken(ServiceStand.Harbour, FakeAccessTokens.Harbour), TestContext.Current.CancellationToken);
        var text = (await service.SendAsync("SMS", SandboxContacts.SilasStone, change: In(service, TimeSpan.FromHours(1)))).MessageId;
        var email = (string)(await service.SendEmailAsync(SandboxContacts.SilasStone, In(service, TimeSpan.FromHours(1)))).Json["emailMessageId"]!;
        var late = (await service.SendAsync("SMS", SandboxContacts.SilasStone)).MessageId;

        Assert.IsType<ServiceAnswer<bool>.Found>(await portal.Client.CancelScheduledAsync(token, text, stop));
        Assert.IsType<ServiceAnswer<bool>.Found>(await portal.Client.CancelScheduledEmailAsync(token, email, stop));
        Assert.Equal(404, Assert.IsType<ServiceAnswer<bool>.Refused>(await portal.Client.CancelScheduledAsync(token, late, stop)).Refusal.Status);
        Assert.Equal("CONVERSATIONS_MSG_NOT_FOUND", Assert.IsType<ServiceAnswer<bool>.Refused>(await portal.Client.CancelScheduledAsync(token, text, stop)).Refusal.Code);
        Assert.Equal(404, Assert.IsType<ServiceAnswer<bool>.Refused>(await portal.Client.CancelScheduledEmailAsync(token, email, stop)).Refusal.Status);
    }

    private static Action<JsonObject> In(ServiceStand service, TimeSpan time) =>
        body => body["scheduledTimestamp"] = new DateTimeOffset(service.Clock.Now + time, TimeSpan.Zero).ToUnixTimeSeconds();

    private static Task<ServiceStand> StartAsync(DirectoryInfo directory, TestClock clock) => ServiceStand.StartAsync(options => options.DataDirectory = directory.FullName, clock);

    private static async Task<int> CountAsync(ServiceStand service, string conversation) =>
        (await service.GetAsync($"conversations/{conversation}/messages?limit=100")).Json["messages"]!["messages"]!.AsArray().Count;

    private static async Task<string?> PreviewAsync(ServiceStand service, string contactId) =>
        (string?)(await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&contactId={contactId}")).Json["conversations"]![0]!["lastMessageBody"];
}
