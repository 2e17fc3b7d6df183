using System.Net;
using System.Text.Json.Nodes;
using Portal.Tests.SignIn;
using Portal.Tests.Support;

namespace Portal.Tests.Sandbox;

/// <summary>Addresses below the sandbox's that are none, in the portal that hosts it.</summary>
public sealed class UnknownAddressTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_the_sandbox_does_not_know_it_says_so_to_programs_and_never_asks_them_to_sign_in()
    {
        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?> { ["Sandbox:Enabled"] = "true", ["Sandbox:DataDirectory"] = string.Empty });
        using var visitor = new Visitor(portal.Address);

        foreach (var (method, path) in new[]
        {
            (HttpMethod.Get, "/sandbox/service/no/such/thing"),
            (HttpMethod.Delete, "/sandbox/service/contacts/search"),
            (HttpMethod.Post, "/sandbox/service/_control/none"),
            (HttpMethod.Get, "/sandbox/identity/none"),
            (HttpMethod.Get, "/sandbox"),
        })
        {
            using var request = new HttpRequestMessage(method, path);
            var answer = await visitor.SendAsync(request);

            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Equal($"Cannot {method} {path}", (string?)JsonNode.Parse(await answer.Content.ReadAsStringAsync(Token))?["message"]);
        }

        using var unknown = new HttpRequestMessage(HttpMethod.Delete, "/sandbox/service/_control/contacts/none");
        Assert.DoesNotContain("<", await (await visitor.SendAsync(unknown)).Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }
}
