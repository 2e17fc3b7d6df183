using System.Text.Json.Nodes;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Users, and whom contacts are assigned to.</summary>
public sealed class AssigningTests
{
    private const string Maya = "usmaya00000000000000";

    [Fact]
    public async Task A_sub_accounts_users_are_its_own()
    {
        await using var service = await ServiceStand.StartAsync();

        var users = (await service.GetAsync($"users/?locationId={ServiceStand.Harbour}")).Json["users"]!.AsArray();

        Assert.Contains(users, user => ((string?)user!["id"], (string?)user["email"]) == (Maya, "maya.lindqvist@harbourdental.example"));
        Assert.DoesNotContain(users, user => ((string?)user!["email"])!.Contains("northside", StringComparison.Ordinal));
        Assert.Equal(403, (await service.GetAsync($"users/?locationId={ServiceStand.Harbour}", FakeAccessTokens.Northside)).Status);
        Assert.Equal(422, (await service.GetAsync("users/")).Status);
    }

    [Fact]
    public async Task An_assigned_contact_is_found_by_its_user_and_no_more_among_the_unassigned()
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(200, (await AssignAsync(service, Maya)).Status);

        Assert.Equal(SandboxContacts.AnaRuiz, (string?)Assert.Single((await SearchAsync(service, Maya))!)!["contactId"]);
        Assert.DoesNotContain(await SearchAsync(service, "unassigned"), row => (string?)row!["contactId"] == SandboxContacts.AnaRuiz);
        Assert.Equal(Maya, (string?)(await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}")).Json["contact"]!["assignedTo"]);
        var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
        Assert.Equal(Maya, (string?)(await service.GetAsync($"conversations/{conversation}")).Json["assignedTo"]);
        await AssignAsync(service, null);
        Assert.Empty(await SearchAsync(service, Maya));
    }

    [Fact]
    public async Task Nobody_but_a_user_of_the_sub_account_can_be_assigned_and_no_other_field_is_silently_lost()
    {
        await using var service = await ServiceStand.StartAsync();

        Assert.Equal(422, (await AssignAsync(service, "usben000000000000000")).Status);
        Assert.Equal(422, (await service.PutAsync($"contacts/{SandboxContacts.AnaRuiz}", new JsonObject())).Status);
        Assert.Equal(422, (await service.PutAsync($"contacts/{SandboxContacts.AnaRuiz}", new JsonObject { ["assignedTo"] = Maya, ["firstName"] = "Anna" })).Status);
        Assert.Equal(400, (await service.PutAsync("contacts/unknown", new JsonObject { ["assignedTo"] = Maya })).Status);
        Assert.Equal(403, (await service.PutAsync($"contacts/{SandboxContacts.AnaRuiz}", new JsonObject { ["assignedTo"] = Maya }, FakeAccessTokens.Northside)).Status);
    }

    [Fact]
    public async Task A_restarted_sandbox_knows_who_has_what_and_what_is_starred()
    {
        var directory = Directory.CreateTempSubdirectory("portal-sandbox-");
        var clock = new TestClock();
        await using (var service = await ServiceStand.StartAsync(o => o.DataDirectory = directory.FullName, clock))
        {
            await AssignAsync(service, Maya);
            var conversation = await service.ConversationAsync(SandboxContacts.AnaRuiz);
            await service.PutAsync($"conversations/{conversation}", new JsonObject { ["locationId"] = ServiceStand.Harbour, ["starred"] = true });
        }

        await using (var again = await ServiceStand.StartAsync(o => o.DataDirectory = directory.FullName, clock))
        {
            var row = Assert.Single(await SearchAsync(again, Maya));
            Assert.True((bool)row!["starred"]!);
        }

        directory.Delete(recursive: true);
    }

    private static Task<Reply> AssignAsync(ServiceStand service, string? user) => service.PutAsync($"contacts/{SandboxContacts.AnaRuiz}", new JsonObject { ["assignedTo"] = user });

    private static async Task<JsonArray> SearchAsync(ServiceStand service, string assignedTo) =>
        (await service.GetAsync($"conversations/search?locationId={ServiceStand.Harbour}&assignedTo={assignedTo}&limit=100")).Json["conversations"]!.AsArray();
}
