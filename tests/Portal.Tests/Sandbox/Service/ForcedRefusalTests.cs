using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Services.HighLevel;
using Portal.Tests.HighLevel;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Every refusal that is known, on demand, whatever the send says.</summary>
public sealed class ForcedRefusalTests(SharedStand shared) : IClassFixture<SharedStand>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. KnownRefusals.All.Select(refusal => refusal.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_known_refusal_strikes_the_next_send_and_only_that(string name)
    {
        var service = shared.Service;
        var refusal = KnownRefusals.Find(name)!;
        var accepted = service.Control.Ledger.Count;
        service.Control.RefuseNext(name);

        var refused = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        var read = await service.GetAsync($"contacts/{SandboxContacts.AnaRuiz}");
        var next = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);

        Assert.Equal((refusal.Status, refusal.Code), (refused.Status, refused.Code));
        Assert.Equal(refusal.Message, refusal.IsList ? (string?)refused.Json["message"]![0] : refused.Message);
        Assert.Equal(refusal.Status, (int?)refused.Json[refusal.IsOlderForm ? "status" : "statusCode"]);
        Assert.Equal(refusal.Arguments?["channel"], (string?)refused.Json["arguments"]?["channel"]);
        Assert.NotEmpty((string?)refused.Json["traceId"] ?? string.Empty);
        Assert.Equal((200, 201), (read.Status, next.Status));
        Assert.Equal(accepted + 1, service.Control.Ledger.Count);
    }

    [Fact]
    public async Task A_code_that_nobody_knows_yet_comes_with_the_words_it_was_given()
    {
        var service = shared.Service;
        service.Control.RefuseNext("CONVERSATIONS_MSG_BRAND_NEW");
        service.Control.Add(Fault.Refused("CONVERSATIONS_MSG_BRAND_NEW") with { Status = 422, Message = "The moon is full." });

        var first = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);
        var second = await service.SendAsync("SMS", SandboxContacts.AnaRuiz);

        Assert.Equal((400, "CONVERSATIONS_MSG_BRAND_NEW"), (first.Status, first.Code));
        Assert.Equal((422, "CONVERSATIONS_MSG_BRAND_NEW", "The moon is full."), (second.Status, second.Code, second.Message));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_client_knows_each_of_them_for_what_it_is(string name)
    {
        var service = shared.Service;
        await using var portal = ServiceUnderTest.At(service.Address);
        var known = KnownRefusals.Find(name)!;
        service.Control.RefuseNext(name);

        var outcome = await portal.Client.SendAsync(
            new AccessToken(ServiceStand.Harbour, FakeAccessTokens.Harbour), new SendMessageRequest { Type = "SMS", ContactId = SandboxContacts.AnaRuiz, Message = "Hello" }, Stop);

        if (known.Status >= 500)
        {
            Assert.Equal(known.Status, Assert.IsType<SendOutcome.Unknown>(outcome).Status);
            return;
        }

        var refusal = Assert.IsType<SendOutcome.Refused>(outcome).Refusal;
        Assert.Equal((known.Status, known.Code, known.Message), (refusal.Status, refusal.Code, refusal.Message));
        Assert.NotNull(refusal.TraceId);
    }
}
