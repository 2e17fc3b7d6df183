using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Portal.Services.Delivery;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

/// <summary>An ending is written without reading its message first; what is stored has to be what reading it would have given.</summary>
public class EndingTests
{
    private static readonly ServiceRefusal No = new(422, "CONVERSATIONS_MSG_DND", "Do not disturb.", "trace1");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Endings => [.. Attempts.Keys];

    private static Dictionary<string, SendAttempt> Attempts { get; } = new()
    {
        ["accepted"] = new SendAttempt.Answered(new SendOutcome.Accepted("message1", "conversation1", "email1", ["message1", "message2"], "It’s on its way", "trace1") { Status = "pending", ThreadId = "thread1" }),
        ["accepted without more"] = new SendAttempt.Answered(new SendOutcome.Accepted("message1", null, null, [], null, null)),
        ["held by the service"] = new SendAttempt.Answered(new SendOutcome.Accepted("message1", null, null, ["message1"], null, null), IsForLater: true),
        ["refused"] = new SendAttempt.Answered(new SendOutcome.Refused(No)),
        ["not now"] = new SendAttempt.Answered(new SendOutcome.TryAgain(TimeSpan.FromSeconds(7), "Too many requests.")),
        ["unknown"] = new SendAttempt.Answered(new SendOutcome.Unknown("The service took too long to answer.", null, "trace1")),
        ["held back"] = new SendAttempt.HeldBack(HoldKind.ChannelClosed, "The window has closed."),
        ["token refused"] = new SendAttempt.TokenRefused(No with { Status = 401, TokenProblem = TokenProblem.Invalid }),
        ["paused"] = new SendAttempt.Paused(),
        ["stopped"] = new SendAttempt.Stopped(),
    };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task What_is_stored_is_the_whole_step_and_nothing_else(string ending)
    {
        await using var fixture = await DeliveryFixture.CreateAsync();
        var (claimed, _) = await ClaimAsync(fixture);
        var expected = (await fixture.ReadAsync(claimed.Id)).Copy();
        var happened = Steps(fixture).Of(expected, Attempts[ending]);

        Assert.Equal([true], await fixture.Store.EndAsync([new ClaimEnd(claimed, m => Steps(fixture).Of(m, Attempts[ending]))], Token));

        Assert.Equal(Columns(expected), Columns(await fixture.ReadAsync(claimed.Id)));
        var last = await fixture.Database.ReadAsync((context, token) => context.MessageEvents.OrderBy(e => e.Number).LastAsync(e => e.MessageId == claimed.Id, token), Token);
        Assert.Equal((happened.Number, happened.At, happened.State, happened.What, happened.Detail), (last.Number, last.At, last.State, last.What, last.Detail));
    }

    [Fact]
    public async Task What_the_service_called_it_when_it_took_it_is_kept_with_the_message()
    {
        await using var fixture = await DeliveryFixture.CreateAsync();
        var (claimed, _) = await ClaimAsync(fixture);

        await fixture.Store.EndAsync([new ClaimEnd(claimed, m => Steps(fixture).Of(m, Attempts["accepted"]))], Token);

        var message = await fixture.ReadAsync(claimed.Id);
        Assert.Equal(("thread1", "message1 message2", "pending"), (message.ThreadId, message.MessageIds, message.AcceptedStatus));
    }

    [Fact]
    public async Task Of_many_endings_those_whose_claim_was_lost_are_refused_and_the_others_stored()
    {
        await using var fixture = await DeliveryFixture.CreateAsync();
        var (lost, _) = await ClaimAsync(fixture, "contact1");
        var (kept, _) = await ClaimAsync(fixture, "contact2");
        await fixture.Recovery.LoseAsync([lost], Token);

        var taken = await fixture.Store.EndAsync([.. new[] { lost, kept }.Select(claimed => new ClaimEnd(claimed, m => Steps(fixture).Of(m, Attempts["accepted"])))], Token);

        Assert.Equal([false, true], taken);
        Assert.Equal([MessageState.Scheduled, MessageState.Sending, MessageState.Unknown], await fixture.LifeAsync(lost.Id));
        Assert.Equal([MessageState.Scheduled, MessageState.Sending, MessageState.Accepted], await fixture.LifeAsync(kept.Id));
        Assert.Null((await fixture.ReadAsync(lost.Id)).ServiceMessageId);
    }

    [Fact]
    public async Task The_same_ending_is_stored_once()
    {
        await using var fixture = await DeliveryFixture.CreateAsync();
        var (claimed, _) = await ClaimAsync(fixture);
        var end = new ClaimEnd(claimed, m => Steps(fixture).Of(m, Attempts["accepted"]));

        Assert.Equal([true], await fixture.Store.EndAsync([end], Token));
        Assert.Equal([false], await fixture.Store.EndAsync([end], Token));

        Assert.Equal(3, (await fixture.LifeAsync(claimed.Id)).Count);
    }

    /// <summary>Claims a message and ends it so; gives who wrote it.</summary>
    internal static async Task<Guid> EndAsync(DeliveryFixture fixture, string ending)
    {
        var (claimed, _) = await ClaimAsync(fixture);
        await fixture.Store.EndAsync([new ClaimEnd(claimed, m => Steps(fixture).Of(m, Attempts[ending]))], Token);
        return claimed.AuthorId;
    }

    private static async Task<(Message Message, RatePermit Permit)> ClaimAsync(DeliveryFixture fixture, string contactId = "contact1")
    {
        var id = await fixture.WriteAsync(Some.Command(contactId) with { Plan = new SendPlan(fixture.Clock.Now.AddMinutes(1), "2026-03-02T10:01", "Europe/Berlin", OnlyIfUnanswered: true, HeldByService: false) });
        fixture.Clock.Advance(TimeSpan.FromMinutes(1));
        return (await fixture.ClaimAsync()).Single(c => c.Message.Id == id);
    }

    private static AttemptSteps Steps(DeliveryFixture fixture) => new(new RetryDelay(new Random(3)), Options.Create(new DeliveryOptions()), fixture.SubAccounts, fixture.Clock);

    private static Dictionary<string, object?> Columns(Message message) =>
        typeof(Message).GetProperties().Where(p => p.CanWrite && p.Name is not nameof(Message.Content)).ToDictionary(p => p.Name, p => Stored(p.GetValue(message)));

    // PostgreSQL keeps microseconds.
    private static object? Stored(object? value) => value is DateTime at ? at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMicrosecond)) : value;
}
