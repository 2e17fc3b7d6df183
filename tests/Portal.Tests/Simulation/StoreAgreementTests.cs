using Microsoft.EntityFrameworkCore;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Simulation;

/// <summary>What the simulation proves is worth what its store is: here the same requests go to it and to the database, and the answers must agree.</summary>
public class StoreAgreementTests
{
    private static readonly SimFaults None = new()
    {
        Nodes = 1,
        StoreDelay = 0,
        StoreFails = 0,
        StoreFailsAfter = 0,
        Service = 0,
        Reads = 0,
        Kills = 0,
        Sleeps = 0,
        ClockJumps = 0,
        Outages = 0,
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task The_made_up_store_does_what_the_database_does(int seed)
    {
        await using var database = await TestDatabase.CreateAsync();
        var both = await Both.CreateAsync(seed, database);

        for (var i = 0; i < 120; i++)
        {
            await both.DoAsync();
        }

        Assert.True(both.Claims > 20 && both.Checks > 5 && both.Found > 0, $"{both.Claims} claims, {both.Checks} checks, {both.Found} found: too little happened to compare.");
    }

    private sealed class Both(World world, IDeliveryStore made, IDeliveryStore real, Database database)
    {
        private readonly List<Message> _claimed = [];
        private readonly List<Message> _unknown = [];

        public int Claims { get; private set; }

        public int Checks { get; private set; }

        public int Found { get; private set; }

        private static CancellationToken Token => TestContext.Current.CancellationToken;

        private Random Random => world.Random;

        public static async Task<Both> CreateAsync(int seed, TestDatabase database)
        {
            var world = new World(seed, Bug.None);
            var people = new SimPeople(world);
            for (var i = 0; i < 60; i++)
            {
                people.Write(world.Happens(0.5) ? Some.Location : Some.OtherLocation, $"c{world.Random.Next(8)}", "text", world.Between(0, 60), isPlanned: false, onlyIfUnanswered: false);
            }

            await database.AddAsync([.. world.Messages.Values.Select(World.Copy)]);
            var real = new SqlDeliveryStore(database.Database, new DeliveryClaims(database.Database, world.Clock), new MessageChanges(), world.Clock);
            return new Both(world, new SimStore(world, new SimNode(world, 1), None), real, database.Database);
        }

        public async Task DoAsync()
        {
            world.Clock.Skew += TimeSpan.FromMilliseconds(Random.Next(2000));
            await (Random.Next(6) switch
            {
                0 or 1 => ClaimAsync(),
                2 or 3 => EndAsync(),
                4 => CheckAsync(),
                _ => MatchAsync(),
            });
            await CompareAsync();
        }

        private async Task ClaimAsync()
        {
            ClaimShare[] shares = [new(Some.Location, Random.Next(1, 6)), new(Some.OtherLocation, Random.Next(1, 6))];
            var expected = await made.ClaimAsync(shares, Token);
            var actual = await real.ClaimAsync(shares, Token);
            Assert.Equal(expected.Select(m => m.Id).Order(), actual.Select(m => m.Id).Order());
            _claimed.AddRange(expected.Select(m => m.Id).Select(id => expected.Single(m => m.Id == id)));
            Claims += actual.Count;
        }

        private async Task EndAsync()
        {
            var steps = _claimed.Where(_ => world.Happens(0.6)).Select(Ending).ToList();
            Assert.Equal(await made.StepAsync(steps, Token), await real.StepAsync(steps, Token));
            _claimed.RemoveAll(m => steps.Exists(s => s.MessageId == m.Id) && world.Happens(0.8)); // some end twice, which must come to nothing
        }

        private DeliveryStep Ending(Message claimed)
        {
            var (now, ending) = (world.Clock.Now, Random.Next(3));
            if (ending == 2)
            {
                _unknown.Add(claimed);
            }

            return new DeliveryStep(claimed.Id, m => m.State is MessageState.Sending && m.Attempts == claimed.Attempts, m => ending switch
            {
                0 => m.Accept(new SendOutcome.Accepted($"id {m.Id}", m.ContactId, null, [], null, null), now, now.AddSeconds(2)),
                1 => m.Postpone(now.AddSeconds(1), "Not now.", now),
                _ => m.Lose("No answer.", null, now, now.AddSeconds(1)),
            });
        }

        private async Task CheckAsync()
        {
            var (share, until) = (new CheckShare(Random.Next(1, 10), 4, world.Happens(0.3) ? [Some.Location] : []), world.Clock.Now.AddSeconds(30));
            Assert.Equal(await made.NextCheckAsync(Token), await real.NextCheckAsync(Token));
            var expected = await made.TakeChecksAsync(share, until, Token);
            var actual = await real.TakeChecksAsync(share, until, Token);
            Assert.Equal(expected.Count, actual.Count);
            Assert.Equal(expected.Select(m => m.Id).Order(), actual.Select(m => m.Id).Order());
            Checks += actual.Count;
        }

        private async Task MatchAsync()
        {
            if (_unknown.Select(m => world.Messages[m.Id]).FirstOrDefault(m => m.State is MessageState.Unknown) is not { } unknown)
            {
                return;
            }

            Sighting[] sightings = [.. world.Messages.Values.Where(m => m.ServiceMessageId is not null && m.ContactId == unknown.ContactId).Take(2).Select(m => m.ServiceMessageId!).Append($"free {unknown.LocationId} {unknown.ContactId} {Random.Next(3)}").Select(id => Seen(id, unknown))];
            var (expected, actual) = (await made.MatchAsync(World.Copy(unknown), sightings, world.Clock.Now, Token), await real.MatchAsync(World.Copy(unknown), sightings, world.Clock.Now, Token));
            Assert.Equal(expected, actual);
            Found += actual is Matching.Found ? 1 : 0;
        }

        private static Sighting Seen(string id, Message unknown) =>
            new(new ServiceMessage { Id = id, ConversationId = unknown.ContactId, MessageType = "TYPE_SMS", DateAdded = unknown.StateAt, IsInbound = false }, null);

        private async Task CompareAsync()
        {
            var stored = await database.ReadAsync((context, token) => context.Messages.OrderBy(m => m.Id).ToListAsync(token), Token);
            Assert.Equal(world.Messages.Values.Select(Looks).Order(), stored.Select(Looks).Order());
            Assert.Equal((await made.DueAsync(Token)).Select(Looks).Order(), (await real.DueAsync(Token)).Select(Looks).Order());
        }

        private static string Looks(DueAccount account) => $"{account.LocationId} {account.At:s} {account.At:ffffff}";

        // To the microsecond, which is as exactly as PostgreSQL keeps a time.
        private static string Looks(Message m) => $"{m.Id} {m.State} {m.Version} {m.Attempts} {m.DueAt:s} {m.DueAt:ffffff} {m.CheckAt:s} {m.CheckAt:ffffff} {m.ServiceMessageId} {m.FoundAs} {m.Reason}";
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class StoreAgreementOnPostgresTests : StoreAgreementTests;
