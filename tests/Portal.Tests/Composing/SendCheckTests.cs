using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class SendCheckTests
{
    private static readonly MessageContent Hello = new() { Body = "Hello" };

    [Fact]
    public void A_text_is_enough_for_every_channel()
    {
        Assert.All(Channel.All, channel => Assert.Empty(Problems(channel, Hello)));
        Assert.Empty(Problems(Channel.Email, Hello with { Subject = "Hi" }));
    }

    [Fact]
    public void Each_problem_stands_beside_its_field()
    {
        var problems = SendCheck.Of(new ChannelChoice.Closed(Channel.Email, "Ana has no email address."), new Recipient { Name = "Ana" }, MessageContent.Empty, Some.Rules);

        Assert.Equal([ContentField.Channel, ContentField.Body], problems.Select(p => p.Field));
        Assert.Equal("Ana has no email address.", problems[0].Reason);
    }

    [Fact]
    public void Blank_is_empty() => Assert.Single(Problems(Channel.Sms, new MessageContent { Body = " \n\t" }));

    [Fact]
    public void The_longest_text_goes_and_one_more_does_not()
    {
        Assert.Empty(Problems(Channel.Sms, new MessageContent { Body = new string('a', 1600) }));
        Assert.Equal(
            "SMS takes at most 1,600 characters; this has 1,601.",
            Assert.Single(Problems(Channel.Sms, new MessageContent { Body = new string('a', 1601) })).Reason);
    }

    [Fact]
    public void A_subject_has_a_limit_too() =>
        Assert.Equal(ContentField.Subject, Assert.Single(Problems(Channel.Email, Hello with { Subject = new string('a', 251) })).Field);

    private static IReadOnlyList<SendProblem> Problems(Channel channel, MessageContent content) => SendCheck.OfContent(channel, content, Some.Rules);
}
