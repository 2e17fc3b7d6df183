using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class SendCheckTests
{
    private static readonly MessageContent Hello = new() { Body = "Hello" };

    [Fact]
    public void A_text_is_enough_for_every_channel_but_email()
    {
        Assert.All(Channel.All.Where(c => c != Channel.Email), channel => Assert.Empty(SendCheck.OfContent(channel, Hello)));
        Assert.Equal([ContentField.Subject], SendCheck.OfContent(Channel.Email, Hello).Select(p => p.Field));
        Assert.Empty(SendCheck.OfContent(Channel.Email, Hello with { Subject = "Hi" }));
    }

    [Fact]
    public void Each_problem_stands_beside_its_field()
    {
        var problems = SendCheck.Of(new ChannelChoice.Closed(Channel.Email, "Ana has no email address."), MessageContent.Empty);

        Assert.Equal([ContentField.Channel, ContentField.Subject, ContentField.Body], problems.Select(p => p.Field));
        Assert.Equal("Ana has no email address.", problems[0].Reason);
    }

    [Fact]
    public void Blank_is_empty() => Assert.Single(SendCheck.OfContent(Channel.Sms, new MessageContent { Body = " \n\t" }));

    [Fact]
    public void The_longest_text_goes_and_one_more_does_not()
    {
        Assert.Empty(SendCheck.OfContent(Channel.Sms, new MessageContent { Body = new string('a', 1600) }));
        Assert.Equal(
            "SMS takes at most 1,600 characters; this has 1,601.",
            Assert.Single(SendCheck.OfContent(Channel.Sms, new MessageContent { Body = new string('a', 1601) })).Reason);
    }

    [Fact]
    public void A_subject_has_a_limit_too() =>
        Assert.Equal(ContentField.Subject, Assert.Single(SendCheck.OfContent(Channel.Email, Hello with { Subject = new string('a', 251) })).Field);
}
