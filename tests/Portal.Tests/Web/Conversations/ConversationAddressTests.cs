using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Web.Features.Links;

namespace Portal.Tests.Web.Conversations;

public sealed class ConversationAddressTests
{
    [Fact]
    public void The_contact_and_what_the_list_is_narrowed_to_stand_in_the_address() =>
        Assert.Equal(
            "conversations/a%2Fb?q=Ana%20%26%20Co&unread=1&channel=IG",
            ConversationAddress.Of("a/b", new ConversationFilter { Text = "Ana & Co", UnreadOnly = true, Channel = Channel.Instagram }));

    [Fact]
    public void Nothing_chosen_needs_no_query() => Assert.Equal("conversations", ConversationAddress.Of(null, new ConversationFilter()));

    [Fact]
    public void What_is_no_filter_is_ignored() =>
        Assert.Equal(new ConversationFilter(), ConversationAddress.Filter("  ", "yes", "Carrier pigeon", new SendingRules()));
}
