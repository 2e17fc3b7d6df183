using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;

namespace Portal.Tests.Sandbox.Service;

/// <summary>The types that only some of the service's documents name.</summary>
public sealed class SendTypeTests
{
    [Theory]
    [InlineData("RCS", "TYPE_RCS")]
    [InlineData("TIKTOK", "TYPE_TIKTOK")]
    public async Task One_that_reaches_the_contact_is_accepted_and_moves_on(string type, string kind)
    {
        await using var service = await ServiceStand.StartAsync();

        var sent = await service.SendAsync(type, SandboxContacts.SilasStone);
        service.Clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(201, sent.Status);
        var row = await service.GetAsync($"conversations/messages/{sent.MessageId}");
        Assert.Equal((kind, "delivered"), ((string?)row.Json["messageType"], (string?)row.Json["status"]));
        Assert.Equal(("CONVERSATIONS_MSG_DND_ACTIVE_" + type, 400), await RefusedAsync(service.SendAsync(type, SandboxContacts.OmarHaddad)));
    }

    [Fact]
    public async Task RCS_needs_a_phone()
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(("CONVERSATIONS_MSG_NO_PHONE", 422), await RefusedAsync(service.SendAsync("RCS", SandboxContacts.NoaBenDavid)));
    }

    [Fact]
    public async Task An_internal_comment_is_there_at_once_and_the_contact_never_answers_it_nor_stops_it()
    {
        await using var service = await ServiceStand.StartAsync();
        var before = (await service.SendAsync("SMS", SandboxContacts.AnaRuiz)).Status;

        var sent = await service.SendAsync("InternalComment", SandboxContacts.OmarHaddad, "Please call", body =>
        {
            body["userId"] = "usMaya";
            body["mentions"] = new JsonArray("usTomas");
        });
        service.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal((201, 201), (before, sent.Status));
        var row = await service.GetAsync($"conversations/messages/{sent.MessageId}");
        Assert.Equal(("TYPE_INTERNAL_COMMENT", "delivered", "usMaya"), ((string?)row.Json["messageType"], (string?)row.Json["status"], (string?)row.Json["userId"]));
        var listed = await service.GetAsync($"conversations/{(string?)sent.Json["conversationId"]}/messages?type=TYPE_INTERNAL_COMMENTS");
        Assert.Equal(sent.MessageId, (string?)listed.Json["messages"]!["messages"]![0]!["id"]);
        Assert.Equal(422, (await service.GetAsync($"conversations/{(string?)sent.Json["conversationId"]}/messages?type=TYPE_INTERNAL_COMMENT")).Status);
    }

    [Fact]
    public async Task An_internal_comment_with_wrong_fields_is_told_so_and_no_contact_writes_one()
    {
        await using var service = await ServiceStand.StartAsync();

        var refused = await service.SendAsync("InternalComment", SandboxContacts.AnaRuiz, change: body => body["mentions"] = "usTomas");

        Assert.Equal((422, "mentions must be an array"), (refused.Status, (string?)refused.Json["message"]![0]));
        Assert.Equal(("CONVERSATIONS_MSG_NO_CONTENT", 422), await RefusedAsync(service.SendAsync("InternalComment", SandboxContacts.AnaRuiz, " ")));
        Assert.Null(service.Control.Receive(new Inbound(SandboxContacts.AnaRuiz, "InternalComment", "Hello")));
    }

    private static async Task<(string?, int)> RefusedAsync(Task<Reply> sending) => await sending is var reply ? (reply.Code, reply.Status) : default;
}
