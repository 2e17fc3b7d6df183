using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class EmailCardTests : BunitContext
{
    private Reading<EmailDetails> _answer = new Reading<EmailDetails>.Found(Thread.Details());
    private int _reads;

    public EmailCardTests() => Services.AddSingleton<TimeProvider>(new TestClock()).AddControls();

    [Fact]
    public void An_email_is_folded_to_its_subject_and_sender_until_it_is_pressed()
    {
        var card = Show(Thread.Email("Your visit"));

        Assert.Contains("Your visit", card.Markup);
        Assert.Contains("From Ana Ruiz", card.Markup);
        Assert.Empty(card.FindAll("iframe"));
        Assert.Equal(0, _reads);

        card.Find("button").Click();

        Assert.Equal("true", card.Find("button").GetAttribute("aria-expanded"));
        Assert.Single(card.FindAll("iframe"));
        Assert.Equal(1, _reads);
    }

    [Fact]
    public void A_subject_that_the_thread_does_not_know_is_read() =>
        Show(Thread.Email(subject: null)).WaitForAssertion(() => Assert.Equal(1, _reads));

    [Fact]
    public void The_frame_may_run_nothing_and_reach_nothing()
    {
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();

        var frame = card.Find("iframe");
        Assert.Equal("allow-popups allow-popups-to-escape-sandbox", frame.GetAttribute("sandbox"));
        Assert.Equal("conversations/contact1/emails/email1/body?images=0", frame.GetAttribute("src"));
        Assert.Equal("Email: Your visit", frame.GetAttribute("title"));
        Assert.False(frame.HasAttribute("srcdoc"));
    }

    [Fact]
    public void Images_from_the_internet_are_loaded_only_when_asked_for()
    {
        _answer = new Reading<EmailDetails>.Found(Thread.Details(html: "<img src='https://tracker.example/open.gif'>"));
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();
        Assert.EndsWith("images=0", card.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);

        card.FindAll("button").Single(b => b.TextContent == "Show images").Click();

        Assert.EndsWith("images=1", card.Find("iframe").GetAttribute("src"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<img src='https://a.example/1.gif'>", "Images are shown. Their senders can see that the email was opened.")]
    [InlineData("<img src='https://a.example/1.gif'><img src='http://a.example/2.gif'>", "Images are shown, but 1 image can’t be shown. Their senders can see that the email was opened.")]
    [InlineData("<img src='https://a.example/1.gif'><img src='cid:2'><img src='cid:3'>", "Images are shown, but 2 images can’t be shown. Their senders can see that the email was opened.")]
    public void Images_are_said_to_be_shown_as_far_as_they_are(string html, string words)
    {
        _answer = new Reading<EmailDetails>.Found(Thread.Details(html: html));
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();
        card.FindAll("button").Single(b => b.TextContent == "Show images").Click();

        Assert.Equal(words, card.Find(".images").TextContent.Trim());
    }

    [Fact]
    public void Images_that_cannot_be_shown_are_not_offered()
    {
        _answer = new Reading<EmailDetails>.Found(Thread.Details(html: "<img src='http://a.example/2.gif'>"));
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();

        Assert.Equal("1 image can’t be shown here.", card.Find(".images").TextContent.Trim());
        Assert.DoesNotContain(card.FindAll("button"), b => b.TextContent == "Show images");
    }

    [Fact]
    public void An_email_that_is_too_long_says_that_its_beginning_is_shown()
    {
        _answer = new Reading<EmailDetails>.Found(Thread.Details(html: "<p>Hello</p>" + new string(' ', 1_000_001)));
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();

        Assert.Contains("This email is too long to show all of it.", card.Markup);
    }

    [Fact]
    public void An_email_that_cannot_be_read_says_why_and_can_be_tried_again()
    {
        _answer = new Reading<EmailDetails>.Unavailable("The service is busy.");
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();
        Assert.Contains("The service is busy.", card.Find("[role=alert]").TextContent);

        _answer = new Reading<EmailDetails>.Found(Thread.Details());
        card.FindAll("button").Single(b => b.TextContent.Contains("Try again", StringComparison.Ordinal)).Click();

        Assert.Single(card.FindAll("iframe"));
    }

    [Fact]
    public void An_email_that_only_the_portal_has_shows_what_was_written()
    {
        var card = Show(Thread.Email("Your visit", emailId: null, text: "*Dear* Ana"));
        card.Find("button").Click();

        Assert.Contains("*Dear* Ana", card.Markup);
        Assert.Equal(0, _reads);
    }

    [Theory]
    [InlineData("<p>\u200B\u00AD</p>")]
    [InlineData("")]
    public void An_email_in_which_nothing_can_be_seen_says_so_and_shows_no_empty_frame(string html)
    {
        _answer = new Reading<EmailDetails>.Found(Thread.Details(html: html));
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();

        Assert.Equal("No text", card.Find("em").TextContent);
        Assert.Empty(card.FindAll("iframe"));
    }

    [Fact]
    public void One_that_only_the_portal_has_says_so_too()
    {
        var card = Show(Thread.Email("Your visit", emailId: null, text: "\u200B"));
        card.Find("button").Click();

        Assert.Equal("No text", card.Find("em").TextContent);
    }

    [Fact]
    public void An_email_that_cannot_be_read_today_says_until_when()
    {
        _answer = new Reading<EmailDetails>.Unavailable("Used up.") { UsedUp = new UsedUpDay(new DateTimeOffset(2026, 3, 3, 0, 0, 0, TimeSpan.Zero), 200, 0) };
        var card = Show(Thread.Email("Your visit"));
        card.Find("button").Click();

        Assert.Equal(
            "Nothing can be read from HighLevel until 00:00 tomorrow: it takes 200 requests a day, and today’s are used up. Try again then.",
            card.Find("[role=alert] span").TextContent);
    }

    private IRenderedComponent<EmailCard> Show(ThreadItem item) => Render<EmailCard>(parameters => parameters
        .Add(c => c.Item, item)
        .Add(c => c.ContactId, "contact1")
        .Add(c => c.ContactName, "Ana Ruiz")
        .Add(c => c.ReadEmail, _ =>
        {
            _reads++;
            return Task.FromResult(_answer);
        }));
}
