using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

[TimeBound]
public sealed class ThreadDaysTests
{
    [Fact]
    public void A_day_is_a_day_of_the_viewers()
    {
        var late = Thread.Inbound("late", minutes: (14 * 60) + 30); // 23:30 UTC
        var later = Thread.Inbound("later", minutes: (14 * 60) + 50);

        var inUtc = ThreadDays.Of([late, later], utc => utc);
        var furtherEast = ThreadDays.Of([late, later], utc => utc.AddMinutes(20));

        Assert.Single(inUtc);
        Assert.Equal(2, furtherEast.Count);
    }

    [Fact]
    public void What_one_side_says_within_minutes_is_one_burst()
    {
        var lines = ThreadDays.Of([Thread.Inbound("a"), Thread.Inbound("b", 1), Thread.Inbound("c", 9)], utc => utc)[0].Lines;

        Assert.Equal([true, false, true], lines.Select(l => l.StartsBurst));
        Assert.Equal([false, true, true], lines.Select(l => l.EndsBurst));
    }

    [Fact]
    public void A_message_whose_state_differs_from_the_next_shows_its_own()
    {
        var lines = ThreadDays.Of([Thread.Outbound("a", MessageState.Failed), Thread.Outbound("b", minutes: 1)], utc => utc)[0].Lines;

        Assert.All(lines, line => Assert.True(line.EndsBurst));
    }

    [Fact]
    public void Another_channel_ends_a_burst()
    {
        var lines = ThreadDays.Of([Thread.Inbound("a"), Thread.Inbound("b", 1, Channel.WhatsApp)], utc => utc)[0].Lines;

        Assert.True(lines[0].EndsBurst);
    }
}
