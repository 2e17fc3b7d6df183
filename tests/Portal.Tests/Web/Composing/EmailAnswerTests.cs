using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Controls;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Conversations;
using Thread = Portal.Tests.Web.Conversations.Thread;

namespace Portal.Tests.Web.Composing;

public sealed class EmailAnswerTests
{
    private static readonly Recipient Ana = new() { Name = "Ana Ruiz", Email = "ana@example.com", Emails = ["ana@example.com"] };

    [Fact]
    public void An_answer_to_all_goes_to_the_others_and_not_to_ourselves()
    {
        var email = Thread.Details("Re: AW: Plan") with { To = ["Cid <cid@example.com>", "hello@harbour.example"], Cc = ["Front <FRONT@harbour.example>", "ana@example.com"] };

        var content = Answer(email, ["hello@harbour.example"]).Begin(new MessageContent { Body = string.Empty });

        Assert.Equal(["Cid <cid@example.com>"], content.EmailCc);
        Assert.Equal("Re: Plan", content.Subject);
    }

    [Fact]
    public void A_subject_of_ones_own_stays() => Assert.Equal(
        "My own", Answer(Thread.Details(), []).Begin(new MessageContent { Body = string.Empty, Subject = "My own" }).Subject);

    [Fact]
    public void A_subject_that_another_answer_was_begun_with_follows_the_email_that_is_answered_now()
    {
        var begun = Answer(Thread.Details("Invoice"), []).Begin(new MessageContent { Body = string.Empty });

        var other = Answer(Thread.Details("My test results"), []).Begin(begun);
        var own = Answer(Thread.Details("My test results"), []).Begin(begun with { Subject = "About both" });

        Assert.Equal(("Re: Invoice", "Re: My test results", "About both"), (begun.Subject, other.Subject, own.Subject));
        Assert.Equal("About both", Answer(Thread.Details("Invoice"), []).Begin(own).Subject);
    }

    [Fact]
    public void A_subject_of_nothing_that_can_be_seen_is_none() => Assert.Equal(
        "Re: Your visit", Answer(Thread.Details(), []).Begin(new MessageContent { Body = string.Empty, Subject = "\u200B" }).Subject);

    [Fact]
    public async Task What_the_threads_newest_emails_went_out_from_is_ours()
    {
        var read = new List<string>();
        ThreadItem[] items =
        [
            Thread.Outbound("sms"),
            .. Enumerable.Range(1, 5).Select(number => Thread.Outbound($"{number}") with { Channel = Channel.Email, EmailId = $"out{number}" }),
            Thread.Inbound("in") with { Channel = Channel.Email, EmailId = "in" },
        ];

        var addresses = await SentFrom.OfAsync(items, id =>
        {
            read.Add(id);
            return Task.FromResult<Reading<EmailDetails>>(id == "out4"
                ? new Reading<EmailDetails>.Unavailable("The service is busy.")
                : new Reading<EmailDetails>.Found(Thread.Details() with { IsInbound = false, From = $"{id}@harbour.example" }));
        });

        Assert.Equal(["out5", "out4", "out3"], read);
        Assert.Equal(["out5@harbour.example", "out3@harbour.example"], addresses);
    }

    private static EmailAnswer Answer(EmailDetails email, IReadOnlyList<string> sentFrom) =>
        EmailAnswer.To(email, EmailReplyMode.ReplyAll, Ana, new SendingRules { Senders = ["Front desk <front@harbour.example>"] }, new ViewerClock(TimeProvider.System), sentFrom);
}
