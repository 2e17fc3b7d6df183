using Microsoft.EntityFrameworkCore;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>A portal dies at its first, second, third … write, and another one goes on, until a life passes its end without dying.</summary>
public sealed class CrashTests
{
    private static readonly string[] Contacts = ["contact1", "contact1", "contact2", "contact3"];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Wherever_a_portal_dies_nothing_is_lost_and_nothing_is_doubled(bool afterCommit)
    {
        var deaths = 0;
        while (await DiesAsync(deaths + 1, afterCommit))
        {
            deaths++;
        }

        Assert.InRange(deaths, 12, 150); // four writes by people, and claims, endings and findings by the portal
    }

    private static async Task<bool> DiesAsync(int write, bool afterCommit)
    {
        await using var store = await TestDatabase.CreateAsync();
        var (clock, service, books, maya) = (new TestClock(), new FakeHighLevel(), new Books(), Some.Staff());
        var tokens = Contacts.Select(_ => Guid.CreateVersion7()).ToArray();
        books.Open(service, clock);
        var mortal = new MortalDatabase(store.Database, write, afterCommit);
        var life = LiveAsync(mortal, service, clock, maya, tokens);
        var died = await Task.WhenAny(life, mortal.Death) != life;
        if (!died)
        {
            await life;
        }

        await LiveAsync(store.Database, service, clock, maya, tokens);
        var messages = await store.Database.ReadAsync((context, token) => context.Messages.ToListAsync(token), Token);
        Assert.Equal(tokens.Order(), messages.Select(m => m.ClientToken).Order());
        Assert.All(messages, books.Check);
        return died;
    }

    /// <summary>People press the button, once more where they did not hear that it was stored; then the portal works for a quarter of an hour.</summary>
    private static async Task LiveAsync(Database database, FakeHighLevel service, TestClock clock, Caller maya, Guid[] tokens)
    {
        var ledger = Some.Ledger(database, clock);
        for (var i = 0; i < tokens.Length; i++)
        {
            await ledger.SendAsync(maya, Some.Command(Contacts[i], content: Some.Text($"text {i}"), clientToken: tokens[i]), Token);
        }

        var changes = new MessageChanges();
        var parts = new DeliveryParts(new SqlDeliveryStore(database, new DeliveryClaims(database, clock), changes, clock), service, new FakeTokens(), clock);
        for (var minute = 0; minute < 15; minute++)
        {
            await parts.Recovery.PutInOrderAsync(Token);
            foreach (var (message, permit) in await parts.ClaimAsync(clock, Token))
            {
                parts.Places.Begin(message);
                await parts.Delivery.DeliverAsync(message, permit, () => parts.Places.Answered(message.LocationId), CancellationToken.None);
                parts.Places.End(message);
            }

            clock.Advance(TimeSpan.FromSeconds(50));
            await parts.Follow.RoundAsync(Token);
            await parts.Follow.QuietAsync();
        }
    }

    /// <summary>What the service took, by its words; of one message its answer is lost.</summary>
    private sealed class Books
    {
        private readonly List<ServiceMessage> _rows = [];

        public void Open(FakeHighLevel service, TestClock clock)
        {
            service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage([.. Enumerable.Reverse(_rows)], null, HasOlder: false));
            service.Answer = request =>
            {
                var id = $"service{_rows.Count}";
                _rows.Add(new ServiceMessage { Id = id, ConversationId = request.ContactId, MessageType = "TYPE_SMS", DateAdded = clock.Now, IsInbound = false, Body = request.Message, Source = "api" });
                return request.Message == "text 2" ? new SendOutcome.Unknown("No answer came.") : new SendOutcome.Accepted(id, request.ContactId, null, [], null, null);
            };
        }

        public void Check(Message message)
        {
            var times = _rows.Count(row => row.Body == message.Content.Body);
            var isTrue = message switch
            {
                { State: MessageState.Accepted or MessageState.Delivered } => times == 1,
                { State: MessageState.Held, HeldBecause: HoldKind.MayHaveBeenSent } => times <= 1,
                _ => false,
            };
            Assert.True(isTrue, $"{message.Content.Body} is {message.State}, and the service has it {times} times.");
        }
    }
}
