using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Portal.Sandbox;
using Portal.Services.Demonstration;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Responses;
using Portal.Tests.Support;
using Portal.Web.Hosting;

namespace Portal.Tests.Demonstration;

/// <summary>The sandbox's companies with a past. That the team's figures equal counting is looked at after every test.</summary>
public class LivedInTests
{
    private const string Issuer = "http://localhost/sandbox/identity";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_empty_database_gets_months_of_messages_by_those_who_can_sign_in_and_nothing_that_would_still_be_sent()
    {
        await using var store = await TestDatabase.CreateAsync();
        var clock = new TestClock();
        var known = new Person { Id = Guid.CreateVersion7(), Issuer = Issuer, Subject = "maya", Name = "Maya Lindqvist", LastSignInAt = clock.Now };
        await store.AddAsync(known);

        await RunAsync(store, clock, 1_000);

        var (messages, people, events, reviews) = await store.Database.ReadAsync(
            async (c, token) => (await c.Messages.OrderBy(m => m.Id).ToListAsync(token), await c.People.ToListAsync(token), await c.MessageEvents.ToListAsync(token), await c.Reviews.ToListAsync(token)), Token);
        Assert.Equal(1_000, messages.Count);
        Assert.Equal(6, people.Count);
        Assert.All(messages, m => Assert.Contains(people, p => p.Id == m.AuthorId && p.Name == m.AuthorName));
        Assert.Contains(messages, m => m.AuthorId == known.Id);
        Assert.DoesNotContain(messages, m => m.State is MessageState.Scheduled or MessageState.Sending || m.CheckAt is not null || m.StateAt > clock.Now || m.Content.Body.Contains("{day}", StringComparison.Ordinal));
        Assert.True(clock.Now - messages[0].CreatedAt > TimeSpan.FromDays(90));
        Assert.Superset(new HashSet<MessageState> { MessageState.Delivered, MessageState.Read, MessageState.Failed, MessageState.Refused, MessageState.Held }, messages.Select(m => m.State).ToHashSet());
        Assert.All(messages.Where(m => m.State is MessageState.Failed), m => Assert.NotNull(m.ReasonCode));
        Assert.All(messages, m => Assert.Equal(Enumerable.Range(1, m.Version), events.Where(e => e.MessageId == m.Id).Select(e => e.Number).Order()));
        Assert.NotEmpty(reviews);
        Assert.All(reviews, r => Assert.True(r.ReviewerId != r.AuthorId && r.At <= clock.Now));
        Assert.Equal(2, messages.Select(m => m.LocationId).Distinct().Count());
    }

    [Fact]
    public async Task Where_there_are_messages_nothing_is_invented()
    {
        await using var store = await TestDatabase.CreateAsync();
        await store.AddAsync(Some.Message());

        await RunAsync(store, new TestClock(), 100);

        Assert.Equal(1, await store.Database.ReadAsync((c, token) => c.Messages.CountAsync(token), Token));
    }

    [Theory]
    [InlineData("many")]
    [InlineData("-1")]
    [InlineData("1000001")]
    public void A_number_that_is_none_stops_the_start_with_the_name_of_its_key(string history)
    {
        var failure = Assert.Throws<OptionsValidationException>(() => SandboxHistory.AddWhenWanted(new ServiceCollection(), Of(history)));

        Assert.Contains("Sandbox:History", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_sandboxs_contacts_and_people_are_meant()
    {
        var services = new ServiceCollection();
        SandboxHistory.AddWhenWanted(services, Of("10"));

        var plan = services.BuildServiceProvider().GetRequiredService<LivedInPlan>();

        Assert.Equal([SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness], plan.Companies.Select(c => c.LocationId));
        Assert.Contains(plan.Companies[0].Contacts, c => c == (SandboxContacts.AnaRuiz, "Ana Ruiz"));
        Assert.Equal([("maya", false), ("tomas", true), ("ingrid", true)], plan.Companies[0].People.Select(p => (p.Subject, p.Reviews)));
    }

    private static IConfiguration Of(string history) => new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Sandbox:History"] = history, ["SignIn:Authority"] = Issuer }).Build();

    private static async Task RunAsync(TestDatabase store, TestClock clock, int messages)
    {
        var services = new ServiceCollection();
        SandboxHistory.AddWhenWanted(services, Of($"{messages}"));
        var subAccounts = Some.SubAccounts();
        using var worker = new LivedInWorker(services.BuildServiceProvider().GetRequiredService<LivedInPlan>(), store.Database, new ResponseClock(new SeenWaits(subAccounts, clock), subAccounts), clock, NullLogger<LivedInWorker>.Instance);
        await worker.StartAsync(Token);
        await (worker.ExecuteTask ?? Task.CompletedTask);
    }
}
