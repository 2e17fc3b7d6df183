using System.Text.Json;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>What is let go by a button of a list waits for the channel's time to undo, as what is sent from the dialog.</summary>
public sealed class UndoTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_sent_now_and_undone_is_planned_as_it_was_and_is_not_sent()
    {
        await using var portal = await CreateAsync();
        var plan = new SendPlan(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: true, HeldByService: false);
        var id = await portal.WriteAsync(Some.Command() with { Plan = plan });
        var before = await portal.ReadAsync(id);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var letGo = LetGo(await portal.Actions().SendNowAsync(portal.Maya, id, Token));
        portal.Clock.Advance(TimeSpan.FromSeconds(4));
        await portal.DeliverDueAsync();
        Assert.IsType<ActionResult.Done>(await portal.Actions().UndoAsync(portal.Maya, letGo, Token));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();

        Assert.Empty(portal.Service.Sent);
        AssertIsAsItWas(before, await portal.ReadAsync(id));
        portal.Clock.Advance(TimeSpan.FromHours(2));
        await portal.DeliverDueAsync();
        Assert.Single(portal.Service.Sent);
    }

    [Fact]
    public async Task What_is_not_undone_goes_when_the_time_for_it_is_over()
    {
        await using var portal = await CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) });
        await portal.Actions().SendNowAsync(portal.Maya, id, Token);

        portal.Clock.Advance(TimeSpan.FromSeconds(5));
        await portal.DeliverDueAsync();
        Assert.Empty(portal.Service.Sent);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.DeliverDueAsync();

        Assert.Single(portal.Service.Sent);
    }

    [Fact]
    public async Task A_held_message_that_was_tried_again_and_undone_is_held_for_the_same_reason()
    {
        await using var portal = await CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused(problem: TokenProblem.NotAllowed);
        var id = await portal.WriteAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();
        var before = await portal.ReadAsync(id);
        Assert.Equal(MessageState.Held, before.State);
        portal.Clock.Advance(TimeSpan.FromMinutes(1));

        var letGo = LetGo(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        Assert.IsType<ActionResult.Done>(await portal.Actions().UndoAsync(portal.Maya, letGo, Token));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();

        Assert.Single(portal.Service.Sent);
        AssertIsAsItWas(before, await portal.ReadAsync(id));
    }

    [Fact]
    public async Task A_refused_message_that_was_tried_again_and_undone_waits_for_a_person_and_can_be_tried_again()
    {
        await using var portal = await CreateAsync();
        portal.Service.Answer = _ => FakeHighLevel.Refused("CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH");
        var id = await portal.WriteAsync();
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();
        portal.Service.Answer = null;
        var before = await portal.ReadAsync(id);

        for (var i = 0; i < 2; i++)
        {
            var letGo = LetGo(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
            Assert.IsType<ActionResult.Done>(await portal.Actions().UndoAsync(portal.Maya, letGo, Token));
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
            await portal.DeliverDueAsync();
            Assert.Equal(MessageState.Cancelled, await portal.StateAsync(letGo.MessageId));
            AssertIsAsItWas(before, await portal.ReadAsync(id));
        }

        Assert.Single(portal.Service.Sent);
        await portal.Actions().TryAgainAsync(portal.Maya, id, Token);
        Assert.IsType<ActionResult.TooLate>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        await portal.DeliverDueAsync();
        Assert.Equal(2, portal.Service.Sent.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_being_sent_or_was_changed_meanwhile_is_not_undone(bool isClaimed)
    {
        await using var portal = await CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) });
        var letGo = LetGo(await portal.Actions().SendNowAsync(portal.Maya, id, Token));
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        if (isClaimed)
        {
            await portal.ClaimAsync();
        }
        else
        {
            await portal.Actions().TakeBackAsync(portal.Maya, id, Token);
        }

        var state = await portal.StateAsync(id);
        Assert.Equal(new ActionResult.TooLate(state), await portal.Actions().UndoAsync(portal.Maya, letGo, Token));
        Assert.Equal(state, await portal.StateAsync(id));
    }

    [Fact]
    public async Task A_second_press_within_the_time_to_undo_does_not_lengthen_it()
    {
        await using var portal = await CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) });
        await portal.Actions().SendNowAsync(portal.Maya, id, Token);
        portal.Clock.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(new ActionResult.TooLate(MessageState.Scheduled), await portal.Actions().SendNowAsync(portal.Maya, id, Token));
    }

    [Fact]
    public async Task Nobody_undoes_for_another()
    {
        await using var portal = await CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = new SendPlan(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false) });
        var letGo = LetGo(await portal.Actions().SendNowAsync(portal.Maya, id, Token));

        Assert.IsType<ActionResult.NotFound>(await portal.Actions().UndoAsync(Some.Staff("Tom"), letGo, Token));
    }

    private static LetGo LetGo(ActionResult result) => Assert.IsType<ActionResult.Done>(result).LetGo ?? throw new InvalidOperationException("It can't be undone.");

    // Only its version tells that something was done.
    private static void AssertIsAsItWas(Message before, Message after)
    {
        Assert.True(after.Version > before.Version);
        Assert.Equal(Fields(before), Fields(after));
    }

    private static string Fields(Message message) => string.Join('\n', typeof(Message).GetProperties()
        .Where(p => p.Name != nameof(Message.Version)).OrderBy(p => p.Name, StringComparer.Ordinal).Select(p => $"{p.Name}: {JsonSerializer.Serialize(p.GetValue(message))}"));

    private static async Task<DeliveryFixture> CreateAsync()
    {
        var portal = await DeliveryFixture.CreateAsync();
        portal.Undo.Seconds = 5;
        return portal;
    }
}
