using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;
using static Portal.Tests.SubAccounts.TokensFixture;

namespace Portal.Tests.Delivery;

/// <summary>While HighLevel has paused a sub-account its messages wait together, and all of them are due as soon as the portal knows that the token works again.</summary>
public class PausedSubAccountTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("an administrator presses Check")]
    [InlineData("it is connected anew")]
    [InlineData("a private integration token takes its place")]
    [InlineData("the portal asks by itself")]
    public async Task As_soon_as_the_token_works_again_all_that_waited_is_due_on_every_portal(string how)
    {
        await using var paused = await PausedFixture.CreateAsync();
        await paused.WriteAsync("contact0");
        await paused.DeliverDueAsync(paused.Portal);
        paused.Clock.Advance(TimeSpan.FromMinutes(8)); // two before the portal asks again
        Guid[] waiting = [await paused.WriteAsync("contact1"), await paused.WriteAsync("contact2"), await paused.WriteAsync("contact3", Later(paused))];
        paused.Clock.Advance(TimeSpan.FromSeconds(61));
        await paused.DeliverDueAsync(paused.Portal);
        await paused.DeliverDueAsync(paused.Other);
        Assert.Empty(paused.Service.Sent);

        paused.Resume();
        await BecomesKnownAsync(paused, how);
        await paused.DeliverDueAsync(paused.Other);

        Assert.Equal(4, paused.Service.Sent.Count);
        foreach (var id in waiting)
        {
            Assert.Equal((MessageState.Accepted, null), ((await paused.ReadAsync(id)).State, (await paused.ReadAsync(id)).Reason));
        }
    }

    [Fact]
    public async Task After_a_whole_night_in_pause_nothing_is_held_and_no_try_was_used_up()
    {
        await using var paused = await PausedFixture.CreateAsync();
        Guid[] waiting = [await paused.WriteAsync("contact1"), await paused.WriteAsync("contact2", Later(paused))];
        for (var minute = 0; minute < 600; minute++)
        {
            await paused.DeliverDueAsync(minute % 2 == 0 ? paused.Portal : paused.Other);
            paused.Clock.Advance(TimeSpan.FromMinutes(1));
            await paused.RenewDueAsync();
        }

        Assert.Equal([MessageState.Scheduled, MessageState.Scheduled], [(await paused.ReadAsync(waiting[0])).State, (await paused.ReadAsync(waiting[1])).State]);
        Assert.InRange((await paused.LifeAsync(waiting[0])).Count, 1, 3);
        paused.Resume();
        paused.Clock.Advance(TimeSpan.FromMinutes(10));
        await paused.RenewDueAsync();
        await paused.DeliverDueAsync(paused.Portal);

        foreach (var id in waiting)
        {
            Assert.Equal((MessageState.Accepted, 1), ((await paused.ReadAsync(id)).State, (await paused.ReadAsync(id)).Attempts));
        }
    }

    [Fact]
    public async Task A_message_that_met_the_pause_says_of_it_in_its_life_only_and_as_of_then()
    {
        await using var paused = await PausedFixture.CreateAsync();
        var id = await paused.WriteAsync("contact1");

        await paused.DeliverDueAsync(paused.Portal);

        Assert.Null((await paused.ReadAsync(id)).Reason);
        Assert.Equal(("Not sent yet; it waits", "HighLevel had paused the sub-account."), ((await paused.LifeAsync(id))[^1].What, (await paused.LifeAsync(id))[^1].Detail));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_held_for_want_of_a_connection_says_so_as_of_its_time_and_still_truly_when_it_is_connected(bool isPlanned)
    {
        await using var paused = await PausedFixture.CreateAsync();
        paused.Connected.AcceptsSignInTokens = false;
        await paused.Connected.DisconnectAsync();
        var portal = paused.NewPortal();
        var id = await paused.WriteAsync("contact1", isPlanned ? Later(paused) : null);
        paused.Clock.Advance(TimeSpan.FromMinutes(2));

        await paused.DeliverDueAsync(portal);
        await paused.Connected.ConnectAsync("second", "refresh-b");

        var message = await paused.ReadAsync(id);
        Assert.Equal((MessageState.Held, HoldKind.NoToken), (message.State, message.HeldBecause));
        Assert.Equal("Here wasn’t connected to HighLevel when this was due. Once an administrator has connected it under Settings, send it again.", message.Reason);
    }

    [Fact]
    public async Task What_is_held_because_the_author_had_no_sign_in_says_so_as_of_its_time()
    {
        await using var paused = await PausedFixture.CreateAsync();
        await paused.Connected.DisconnectAsync();
        var id = await paused.WriteAsync("contact1");

        await paused.DeliverDueAsync(paused.NewPortal());

        Assert.Equal("Its author’s sign-in could not be used when this was due. Once they have signed in again, send it again.", (await paused.ReadAsync(id)).Reason);
    }

    [Theory]
    [InlineData("an administrator presses Check")]
    [InlineData("the portal asks by itself")]
    public async Task Delivery_is_woken_as_soon_as_the_token_works_again(string how)
    {
        await using var paused = await PausedFixture.CreateAsync();
        await paused.WriteAsync("contact1");
        await paused.DeliverDueAsync(paused.Portal);
        paused.Clock.Advance(TimeSpan.FromMinutes(9));
        var woken = paused.Connected.Due.WaitAsync(TimeSpan.FromDays(1), paused.Clock, Token);
        Assert.False(woken.IsCompleted);

        paused.Resume();
        await BecomesKnownAsync(paused, how);

        await woken.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    [Fact]
    public async Task What_an_administrator_changed_wakes_delivery_at_once()
    {
        await using var paused = await PausedFixture.CreateAsync();
        var woken = paused.Connected.Due.WaitAsync(TimeSpan.FromDays(1), paused.Clock, Token);

        paused.Connected.ConnectionTokens().Changed(Here);

        await woken.WaitAsync(TimeSpan.FromSeconds(20), Token);
    }

    private static SendPlan Later(PausedFixture paused) => new(paused.Clock.Now.AddMinutes(1), "2026-03-03T10:01", "UTC", OnlyIfUnanswered: false, HeldByService: false);

    private static async Task BecomesKnownAsync(PausedFixture paused, string how)
    {
        switch (how)
        {
            case "an administrator presses Check":
                await paused.Connected.ConnectionTokens().AskAgainAsync(Here, Token);
                break;
            case "it is connected anew":
                await paused.Connected.ConnectAsync("second", "refresh-b");
                break;
            case "a private integration token takes its place":
                await paused.Connected.ConnectAsync("pit-1", refreshToken: null);
                break;
            default:
                paused.Clock.Advance(TimeSpan.FromMinutes(1));
                await paused.RenewDueAsync();
                break;
        }
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class PausedSubAccountOnPostgresTests : PausedSubAccountTests;
