using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Delivery;
using Portal.Tests.Support;

namespace Portal.Tests.Messages;

/// <summary>One rule decides who is given a message by its id, whichever door it is asked for at.</summary>
public sealed class MessageSightTests
{
    /// <summary>Every way in which the portal hands out or acts on a message that is named by its id; true where it did.</summary>
    private static readonly Dictionary<string, Func<DeliveryFixture, Caller, Guid, Task<bool>>> Doors = new()
    {
        ["its text, to be written again"] = async (portal, caller, id) => await portal.Ledger.FindAsync(caller, id, Token) is not null,
        ["its life"] = async (portal, caller, id) => await new HistoryService(portal.Database).LifeAsync(caller, id, Token) is not null,
        ["take back"] = (portal, caller, id) => DoneAsync(portal.Actions().TakeBackAsync(caller, id, Token)),
        ["send now"] = (portal, caller, id) => DoneAsync(portal.Actions().SendNowAsync(caller, id, Token)),
        ["reschedule"] = (portal, caller, id) => DoneAsync(portal.Actions().RescheduleAsync(caller, id, Plan(portal), Token)),
        ["try again"] = (portal, caller, id) => DoneAsync(portal.Actions().TryAgainAsync(caller, id, Token)),
        ["say that it was sent"] = (portal, caller, id) => DoneAsync(portal.Actions().SayWasSentAsync(caller, id, Token)),
        ["send again"] = (portal, caller, id) => DoneAsync(portal.Actions().SendAgainAsync(caller, id, Token)),
        ["dismiss"] = (portal, caller, id) => DoneAsync(portal.Actions().SetAsideAsync(caller, id, Token)),
    };

    public static TheoryData<string> Names => [.. Doors.Keys];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_message_is_its_authors_and_a_managers_of_its_sub_account_and_to_others_as_if_it_were_not_there(string door)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await portal.WriteAsync(Some.Command() with { Plan = Plan(portal) });
        var moved = portal.Maya with { LocationId = Some.OtherLocation };

        foreach (var other in new[] { Some.Staff("Tom"), Some.Manager(Some.OtherLocation), Some.Staff("Ida", Some.OtherLocation), moved })
        {
            Assert.False(await Doors[door](portal, other, id), $"{door}, by {other.Name}");
        }

        Assert.Single(await portal.LifeAsync(id));
        Assert.True(await Doors[door](portal, Some.Manager(), id));
        Assert.True(await Doors[door](portal, portal.Maya, id));
    }

    private static SendPlan Plan(DeliveryFixture portal) => new(portal.Clock.Now.AddHours(2), "2026-03-02T05:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false);

    private static async Task<bool> DoneAsync(Task<ActionResult> asked) => await asked is not ActionResult.NotFound;
}
