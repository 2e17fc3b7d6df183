using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

[TimeBound]
public sealed class TimelineTests : BunitContext
{
    public TimelineTests() => Services.AddSingleton<TimeProvider>(new TestClock()).AddScoped<ViewerClock>();

    [Fact]
    public void A_message_tells_who_when_how_and_its_state_in_words()
    {
        var row = Show(Thread.Outbound("See you")).Find("li[data-item]");

        Assert.Contains("See you", row.TextContent);
        Assert.Contains("Maya Lindqvist", row.TextContent);
        Assert.Contains("09:00", row.TextContent);
        Assert.Contains("SMS", row.TextContent);
        Assert.Contains("Delivered", row.TextContent);
    }

    [Fact]
    public void Every_row_has_its_state_as_text_even_inside_a_burst() =>
        Assert.All(Show(Thread.Outbound("a"), Thread.Outbound("b", minutes: 1)).FindAll("li[data-item]"), row => Assert.Contains("Delivered", row.TextContent));

    [Fact]
    public void What_was_not_sent_says_why_and_that_nothing_went_out()
    {
        var row = Show(Thread.Outbound("Hi", MessageState.Refused, reason: "The contact opted out of SMS.")).Find("li[data-item]");

        Assert.Contains("Not sent", row.TextContent);
        Assert.Contains("The contact opted out of SMS.", row.TextContent);
        Assert.Contains("Nothing was sent.", row.TextContent);
    }

    [Fact]
    public void An_unknown_outcome_warns_against_sending_again() =>
        Assert.Contains("don’t send it again", Show(Thread.Outbound("Hi", MessageState.Unknown)).Markup);

    [Fact]
    public void A_message_that_is_due_now_is_being_sent() =>
        Assert.Contains("Sending", Show(Thread.Outbound("Hi", MessageState.Scheduled)).Markup);

    [Fact]
    public void A_message_for_later_is_scheduled() =>
        Assert.Contains("Scheduled", Show(Thread.Outbound("Hi", MessageState.Scheduled, minutes: 90)).Markup);

    [Fact]
    public void The_line_that_says_what_is_new_stands_above_the_first_unread()
    {
        var second = Thread.Inbound("second", 1);
        var list = Show([Thread.Inbound("first"), second], firstUnread: second.Key).Find("ol");

        Assert.Equal(["first", "New", "second"], list.Children.Select(row => row.QuerySelector(".bubble")?.TextContent.Trim() ?? row.TextContent.Trim()));
    }

    [Fact]
    public void What_a_person_has_decided_about_waits_for_nobody()
    {
        var held = Thread.Outbound("Hello", MessageState.Held, reason: "Nobody knows whether it was sent.");

        Assert.Contains("It waits until a person has looked at it.", Show(held).Find(".why").TextContent, StringComparison.Ordinal);
        Assert.Equal("Nobody knows whether it was sent. A person has dealt with it.", Show(held with { IsDecided = true }).Find(".why").TextContent);
    }

    [Fact]
    public void A_message_and_the_one_that_was_sent_in_its_place_lead_to_each_other()
    {
        var held = Thread.Outbound("Hello", MessageState.Held) with { Key = "m:1", Later = new ThreadLink("m:2", Thread.Start.AddMinutes(4), MessageState.Delivered) };
        var again = Thread.Outbound("Hello", MessageState.Delivered, minutes: 4) with { Key = "m:2", Earlier = new ThreadLink("m:1", Thread.Start, MessageState.Held) };

        var list = Show(held, again);

        var (toLater, toEarlier) = (list.Find("#m-1 .link a"), list.Find("#m-2 .link a"));
        Assert.Equal(("Sent again at 09:04", "Sent again instead of the message of 09:00"), (toLater.TextContent, toEarlier.TextContent));
        Assert.EndsWith("#m-2", toLater.GetAttribute("href"), StringComparison.Ordinal);
        toEarlier.Click();
        Assert.EndsWith("#m-1", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_written_again_and_did_not_go_is_not_said_to_be_sent()
    {
        var refused = Thread.Outbound("Hello", MessageState.Refused) with { Earlier = new ThreadLink("m:1", Thread.Start.AddDays(-1), MessageState.Held), Later = new ThreadLink("m:3", Thread.Start, MessageState.Refused) };

        Assert.Equal(["Written instead of the message of 09:00 yesterday", "Written again at 09:00"], Show(refused).FindAll(".link a").Select(a => a.TextContent));
    }

    [Fact]
    public void What_was_written_again_for_later_says_for_when()
    {
        var held = Thread.Outbound("Hello", MessageState.Held) with { Later = new ThreadLink("m:2", Thread.Start.AddDays(1), MessageState.Scheduled) };

        Assert.Equal("Written again for 09:00 tomorrow", Show(held).Find(".link a").TextContent);
    }

    [Fact]
    public void Text_is_text_whatever_it_contains()
    {
        var bubble = Show(Thread.Inbound("<img src=x onerror=alert(1)> javascript:alert(1) https://a.example/x?y=1.")).Find(".bubble");

        Assert.Empty(bubble.QuerySelectorAll("img"));
        var link = Assert.Single(bubble.QuerySelectorAll("a"));
        Assert.Equal("https://a.example/x?y=1", link.GetAttribute("href"));
        Assert.Equal("noopener noreferrer", link.GetAttribute("rel"));
    }

    [Fact]
    public void A_file_is_linked_only_when_its_address_is_a_web_address()
    {
        var item = Thread.Inbound("Look") with { Attachments = ["https://files.example/a%20b/x-ray.png", "javascript:alert(1)"] };

        var links = Show(item).FindAll("ul a");

        var link = Assert.Single(links);
        Assert.Equal("https://files.example/a%20b/x-ray.png", link.GetAttribute("href"));
        Assert.Contains("x-ray.png", link.TextContent);
    }

    [Fact]
    public void What_is_no_message_is_told_as_what_it_is()
    {
        var call = Thread.Inbound(string.Empty) with { Channel = null, Kind = "Call" };

        Assert.Contains("Call", Show(call).Find("li.event").TextContent);
    }

    private IRenderedComponent<Timeline> Show(params ThreadItem[] items) => Show(items, firstUnread: null);

    private IRenderedComponent<Timeline> Show(ThreadItem[] items, string? firstUnread) => Render<Timeline>(parameters => parameters
        .Add(t => t.Items, items)
        .Add(t => t.ContactId, "contact1")
        .Add(t => t.ContactName, "Ana Ruiz")
        .Add(t => t.FirstUnreadKey, firstUnread)
        .Add(t => t.ReadEmail, _ => Task.FromResult<Reading<EmailDetails>>(new Reading<EmailDetails>.NotFound("Not here."))));
}
