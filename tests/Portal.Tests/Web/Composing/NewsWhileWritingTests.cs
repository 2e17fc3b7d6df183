using Portal.Services.Conversations;
using Portal.Web.Features.Composing;
using Thread = Portal.Tests.Web.Conversations.Thread;

namespace Portal.Tests.Web.Composing;

/// <summary>What counts as news to whoever writes.</summary>
public sealed class NewsWhileWritingTests
{
    private static readonly ThreadItem Before = Thread.Inbound("Can I come?", minutes: 5);

    [Fact]
    public void What_stood_there_as_the_writing_began_is_no_news()
    {
        var news = Begin([Before]);

        news.Hear([Before]);

        Assert.Empty(news.Items);
        Assert.False(news.Ask());
    }

    [Fact]
    public void Neither_is_what_is_read_of_older_messages_later_on()
    {
        var news = Begin([Before]);

        news.Hear([Thread.Inbound("Long ago", minutes: 1), Before]);

        Assert.Empty(news.Items);
    }

    [Fact]
    public void A_thread_that_was_not_read_yet_brings_only_what_came_since()
    {
        var news = new NewsWhileWriting(shown: null, "Maya Lindqvist", Thread.Start.AddMinutes(10));

        news.Hear([Before, Thread.Inbound("I have to cancel", minutes: 11)]);

        Assert.Equal(["I have to cancel"], news.Items.Select(i => i.Text));
    }

    [Fact]
    public void Ones_own_messages_are_no_news_and_a_colleagues_are_also_one_of_the_same_name()
    {
        var news = Begin([Before]);
        var own = Thread.Outbound("Mine", minutes: 6) with { MessageId = Guid.CreateVersion7(), MayAct = true };
        var namesake = Thread.Outbound("Hers", minutes: 7) with { MessageId = Guid.CreateVersion7(), MayAct = false };
        var colleague = Thread.Outbound("His", minutes: 8) with { MessageId = Guid.CreateVersion7(), MayAct = true, Author = "Tom Baker" };
        var elsewhere = Thread.Outbound("From HighLevel", minutes: 9) with { Author = "HighLevel" };

        news.Hear([Before, own, namesake, colleague, elsewhere]);

        Assert.Equal(["Hers", "His", "From HighLevel"], news.Items.Select(i => i.Text));
    }

    [Fact]
    public void Who_has_accepted_what_they_were_asked_about_is_asked_about_what_came_after()
    {
        var (first, second) = (Thread.Inbound("First", minutes: 6), Thread.Inbound("Second", minutes: 7));
        var news = Begin([Before]);
        news.Hear([Before, first]);
        Assert.True(news.Ask());
        news.Hear([Before, first, second]);

        news.Accept();

        Assert.True(news.Ask());
        news.Accept();
        Assert.False(news.Ask());
    }

    private static NewsWhileWriting Begin(IReadOnlyList<ThreadItem> shown) => new(shown, "Maya Lindqvist", Thread.Start.AddMinutes(5.5));
}
