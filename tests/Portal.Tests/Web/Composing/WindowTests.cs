using Portal.Services.Composing;
using Portal.Services.Scheduling;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

public sealed class WindowTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Until_it_is_known_whether_the_window_is_open_nothing_is_sent()
    {
        var composition = On(Channel.WhatsApp);
        Assert.Equal("Finding out whether WhatsApp is open.", composition.Check.Obstacle(Now));

        composition.Windows = new WritingWindows.Known(new LastInbound(new Dictionary<string, DateTime> { ["WhatsApp"] = Now.AddHours(-1) }, IsComplete: true));
        Assert.Null(composition.Check.Obstacle(Now));
    }

    [Fact]
    public void A_window_that_closes_while_one_writes_is_closed()
    {
        var composition = On(Channel.WhatsApp);
        composition.Windows = new WritingWindows.Known(new LastInbound(new Dictionary<string, DateTime> { ["WhatsApp"] = Now.AddHours(-23) }, IsComplete: true));

        Assert.Null(composition.Check.Obstacle(Now));
        Assert.NotNull(composition.Check.Obstacle(Now.AddHours(2)));
    }

    [Fact]
    public void Channels_without_a_window_wait_for_nothing() => Assert.Null(On(Channel.Sms).Check.Obstacle(Now));

    [Fact]
    public void Without_a_sign_in_that_works_the_author_knows_that_a_message_is_held_back()
    {
        var composition = On(Channel.Sms);
        composition.Type(new ShownText(Channel.Sms, "Hello", null, 1));
        composition.SignInProblem = "The sign-in has run out. Sign in again.";

        Assert.Equal("The sign-in has run out. Sign in again. Until then what you send is held back.", Assert.Single(composition.Check.Warnings(Now)).Words);
        Assert.True(composition.Check.Passes(Now));
    }

    private static Composition On(Channel channel) => new(ComposeFixture.Ana, channel, [], Some.Rules, Now)
    {
        Timing = new Timing(new TwoClocks(WallZone.Of("Europe/Berlin"), IsContacts: true, WallZone.Utc), isFollowUp: false),
    };
}
