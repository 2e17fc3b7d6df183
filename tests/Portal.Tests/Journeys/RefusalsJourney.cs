using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Sandbox.Service.Faults;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Every no that the service is known to say, from the wire to the words that people read.</summary>
[Collection(OneAtATime.Writing)]
public sealed class RefusalsJourney(Browser browser) : IClassFixture<Browser>
{
    private static readonly Dictionary<string, string?> AtOnce = new() { ["Undo:Seconds"] = "0" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_known_refusal_ends_in_words_and_is_never_sent_again()
    {
        await using var portal = await RunningPortal.StartAsync(AtOnce);
        await (await browser.OpenAsync(portal.Address, Screen.Wide)).SignInAsync("Staff of Harbour Dental");
        var caller = await CallerAsync(portal);

        var ends = new List<(string, MessageState)>();
        foreach (var refusal in KnownRefusals.All)
        {
            // A sign-in that is no longer valid is renewed once; so it has to be refused twice.
            portal.Control().RefuseNext(refusal.Name, refusal.Status is 401 ? 2 : 1);
            var message = await SendAsync(portal, caller);
            portal.Control().ClearFaults();
            if (refusal.Status is 401)
            {
                await browser.JumpAsync(portal, TimeSpan.FromMinutes(11)); // until then HighLevel seems to take no token of this sign-in at all
            }

            ends.Add((refusal.Name, message.State));
            Assert.True(message.Reason is { Length: > 20 }, $"{refusal.Name}: {message.State} “{message.Reason}”");
            if (refusal.Name.StartsWith("CONVERSATIONS_", StringComparison.Ordinal))
            {
                Assert.DoesNotContain(refusal.Message, message.Reason, StringComparison.Ordinal);
            }
        }

        Assert.Equal(KnownRefusals.All.Select(refusal => (refusal.Name, Expected(refusal))), ends);
        Assert.Empty(portal.Control().Ledger);
    }

    [Fact]
    public async Task A_code_that_nobody_knows_shows_the_services_own_words_and_its_trace()
    {
        await using var portal = await RunningPortal.StartAsync(AtOnce);
        await (await browser.OpenAsync(portal.Address, Screen.Wide)).SignInAsync("Staff of Harbour Dental");
        portal.Control().RefuseNext("CONVERSATIONS_MSG_MOON_IS_FULL");

        var message = await SendAsync(portal, await CallerAsync(portal));

        Assert.Equal(MessageState.Refused, message.State);
        Assert.Contains("The service refused it: “", message.Reason, StringComparison.Ordinal);
        Assert.NotNull(message.TraceId);
        Assert.Contains(message.TraceId, message.Reason, StringComparison.Ordinal);
    }

    private static MessageState Expected(KnownRefusal refusal) => refusal.Name switch
    {
        KnownRefusals.ServerError => MessageState.Unknown,
        KnownRefusals.ProviderNoAccess or KnownRefusals.VersionMissing => MessageState.Refused,
        _ => refusal.Status is 401 or 403 ? MessageState.Held : MessageState.Refused, // the sign-in has to be mended, not the message
    };

    private static async Task<Message> SendAsync(RunningPortal portal, Caller caller)
    {
        var ledger = portal.Services.GetRequiredService<MessageLedger>();
        var stored = Assert.IsType<SendResult.Stored>(await ledger.SendAsync(caller, Some.Command(SandboxContacts.SilasStone), Token));
        Message? message = null;
        await Eventually.BeTrueAsync(async () =>
            (message = await ledger.FindAsync(caller, stored.MessageId, Token)) is { State: not (MessageState.Scheduled or MessageState.Sending) });
        return message ?? throw new InvalidOperationException("It was found.");
    }

    private static async Task<Caller> CallerAsync(RunningPortal portal)
    {
        var person = await portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.SingleAsync(token), Token);
        return new Caller(person.Id, person.Name, SandboxSubAccounts.HarbourDental, Role.Staff);
    }
}
