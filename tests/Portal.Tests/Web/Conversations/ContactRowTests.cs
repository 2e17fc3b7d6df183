using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Presence;

namespace Portal.Tests.Web.Conversations;

public sealed class ContactRowTests : BunitContext
{
    private static readonly ConversationSummary Summary = new()
    {
        ContactId = "contact1",
        ConversationId = "conversation1",
        ContactName = "Ana Ruiz",
        Channel = Channel.WhatsApp,
        Snippet = "See you",
        IsInbound = true,
        At = new DateTime(2026, 3, 2, 8, 30, 0, DateTimeKind.Utc),
        Unread = 2,
    };

    public ContactRowTests()
    {
        Services.AddSingleton<TimeProvider>(new TestClock()).AddScoped<ViewerClock>();
        ComponentFactories.AddStub<PresenceMark>(); // who else is there is not of the row
    }

    [Fact]
    public void A_row_tells_everything_in_words()
    {
        var words = Show(Summary).Find("a").TextContent;

        Assert.All(["Ana Ruiz", "WhatsApp", "See you", "08:30", "2 unread messages"], word => Assert.Contains(word, words));
    }

    [Fact]
    public void Who_spoke_last_is_told_when_it_was_us() =>
        Assert.Contains("From us:", Show(Summary with { IsInbound = false }).Find("a").TextContent);

    [Fact]
    public void A_contact_without_a_conversation_says_so() =>
        Assert.Contains("No messages yet", Show(Summary with { ConversationId = null, Channel = null, Snippet = string.Empty, At = null, Unread = 0 }).Find("a").TextContent);

    [Theory]
    [InlineData("")]
    [InlineData("\u200B\u2800")]
    public void A_message_in_which_nothing_can_be_seen_is_said_to_have_no_text(string snippet) =>
        Assert.Equal("No text", Show(Summary with { Snippet = snippet }).Find(".snippet").TextContent);

    [Fact]
    public void Nothing_but_the_name_of_who_is_unread_is_set_in_bold()
    {
        var css = File.ReadAllLines(Path.Combine(Repository.Root, "src/Portal.Web/Features/Conversations/ContactRow.razor.css"));

        Assert.Equal(".unread .name { font-weight: 650; }", Assert.Single(css, line => line.Contains("font-weight", StringComparison.Ordinal)));
        Assert.Equal("unread", Show(Summary).Find("a").GetAttribute("class"));
        Assert.Null(Show(Summary with { Unread = 0 }).Find("a").GetAttribute("class"));
    }

    [Fact]
    public void The_channel_stands_as_a_coloured_icon_before_the_words()
    {
        var row = Show(Summary);

        Assert.Equal(["channel", "draft", "snippet cut"], row.Find(".last").Children.Select(part => part.ClassName));
        Assert.Equal("WhatsApp", row.Find("[data-channel]").GetAttribute("data-channel"));
        Assert.Equal("visually-hidden", row.Find("[data-channel] span").ClassName);
    }

    [Fact]
    public void A_row_says_where_one_writes_to_its_contact() =>
        Assert.Equal("conversations/contact1?write=1", Show(Summary).Find("a").GetAttribute("data-write-to"));

    private IRenderedComponent<ContactRow> Show(ConversationSummary summary) =>
        Render<ContactRow>(parameters => parameters.Add(r => r.Summary, summary).Add(r => r.Href, "conversations/contact1").Add(r => r.WriteTo, "conversations/contact1?write=1"));
}
