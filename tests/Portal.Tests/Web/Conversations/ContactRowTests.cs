using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;

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

    public ContactRowTests() => Services.AddSingleton<TimeProvider>(new TestClock()).AddScoped<ViewerClock>();

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
    public void Only_what_is_unread_is_set_in_bold()
    {
        var css = File.ReadAllLines(Path.Combine(Repository.Root, "src/Portal.Web/Features/Conversations/ContactRow.razor.css"));

        var bold = Assert.Single(css, line => line.Contains(".snippet", StringComparison.Ordinal) && line.Contains("font-weight", StringComparison.Ordinal));
        Assert.StartsWith(".unread .snippet {", bold, StringComparison.Ordinal);
    }

    private IRenderedComponent<ContactRow> Show(ConversationSummary summary) =>
        Render<ContactRow>(parameters => parameters.Add(r => r.Summary, summary).Add(r => r.Href, "conversations/contact1"));
}
