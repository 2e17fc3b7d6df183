using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class ChannelChoicesTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly Recipient Ana = new() { Name = "Ana", Phone = "+12025550100", Email = "ana@test.test" };

    [Fact]
    public void Who_has_every_address_and_wrote_on_every_channel_can_be_reached_on_all()
    {
        var last = new LastInbound(Channel.All.ToDictionary(c => c.Key, _ => Now.AddHours(-1)), IsComplete: true);

        var choices = ChannelChoices.For(Ana, last, Some.Rules, Now);

        Assert.Equal(Channel.All, choices.Select(c => c.Channel));
        Assert.All(choices, choice => Assert.IsType<ChannelChoice.Open>(choice));
    }

    [Fact]
    public void Custom_is_offered_only_with_a_provider() =>
        Assert.DoesNotContain(Channel.Custom, ChannelChoices.For(Ana, LastInbound.None, new SendingRules(), Now).Select(c => c.Channel));

    [Fact]
    public void Only_the_channels_of_the_sub_account_are_offered_and_those_it_adds()
    {
        var rules = new SendingRules { Channels = ["Email", "SMS"], FurtherChannels = { ["RCS"] = "RCS chat" } };

        var choices = ChannelChoices.For(Ana, LastInbound.None, rules, Now);

        Assert.Equal(["SMS", "Email", "RCS"], choices.Select(c => c.Channel.Key));
        Assert.Equal("RCS chat", choices[2].Channel.Name);
    }

    [Fact]
    public void A_missing_address_is_the_reason()
    {
        var nobody = new Recipient { Name = "Ana" };

        Assert.Equal("Ana has no phone number.", Reason(nobody, Channel.Sms));
        Assert.Equal("Ana has no phone number.", Reason(nobody, Channel.WhatsApp));
        Assert.Equal("Ana has no email address.", Reason(nobody, Channel.Email));
        Assert.Null(Reason(nobody, Channel.LiveChat));
    }

    [Fact]
    public void Do_not_disturb_says_which_kind_it_is()
    {
        var blocked = Ana with
        {
            DoNotDisturb = new Dictionary<string, DoNotDisturb>
            {
                ["SMS"] = new(IsPermanent: true, "Replied STOP"),
                ["Email"] = new(IsPermanent: false),
            },
        };

        Assert.Equal("Do-not-disturb is on for SMS, for good: only the contact can lift it. The service notes: “Replied STOP”.", Reason(blocked, Channel.Sms));
        Assert.Equal("Do-not-disturb is on for email.", Reason(blocked, Channel.Email));
    }

    [Fact]
    public void An_open_window_says_when_it_closes()
    {
        var last = new LastInbound(new Dictionary<string, DateTime> { ["WhatsApp"] = Now.AddHours(-23) }, IsComplete: false);

        Assert.Equal(Now.AddHours(1), Assert.IsType<ChannelChoice.Open>(Choice(Ana, Channel.WhatsApp, last)).ClosesAt);
    }

    [Theory]
    [InlineData(-24, "Ana last wrote on WhatsApp 24 hours ago; one may answer for 24 hours.")]
    [InlineData(-72, "Ana last wrote on WhatsApp 3 days ago; one may answer for 24 hours.")]
    public void A_closed_window_says_when_the_contact_wrote(int hours, string reason)
    {
        var last = new LastInbound(new Dictionary<string, DateTime> { ["WhatsApp"] = Now.AddHours(hours) }, IsComplete: false);

        Assert.Equal(reason, Reason(Ana, Channel.WhatsApp, last));
    }

    [Fact]
    public void A_window_that_never_opened_is_told_from_one_that_nobody_looked_far_enough_back_for()
    {
        Assert.Equal("Ana has never written on Instagram, and must write first.", Reason(Ana, Channel.Instagram));
        Assert.Equal(
            "Ana has not written on Instagram in the last 24 hours, and must write first.",
            Reason(Ana, Channel.Instagram, new LastInbound(new Dictionary<string, DateTime>(), IsComplete: false)));
    }

    [Fact]
    public void A_window_of_which_too_little_was_read_is_not_closed_but_not_known()
    {
        var none = new Dictionary<string, DateTime>();
        var choice = Choice(Ana, Channel.Instagram, new LastInbound(none, IsComplete: false) { KnownFrom = Now.AddHours(-23) });

        Assert.True(Assert.IsType<ChannelChoice.Open>(choice).IsDoubtful);
        Assert.IsType<ChannelChoice.Closed>(Choice(Ana, Channel.Instagram, new LastInbound(none, IsComplete: false) { KnownFrom = Now.AddHours(-24) }));
    }

    private static string? Reason(Recipient recipient, Channel channel, LastInbound? last = null) =>
        (Choice(recipient, channel, last) as ChannelChoice.Closed)?.Reason;

    private static ChannelChoice Choice(Recipient recipient, Channel channel, LastInbound? last = null) =>
        Assert.Single(ChannelChoices.For(recipient, last ?? LastInbound.None, new SendingRules(), Now), choice => choice.Channel == channel);
}
