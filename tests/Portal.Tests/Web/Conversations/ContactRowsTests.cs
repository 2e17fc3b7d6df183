using Portal.Services.Conversations;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class ContactRowsTests
{
    private static readonly ConversationCursor More = new(1, [], []);

    [Fact]
    public void The_newest_page_goes_above_what_was_loaded_behind_it()
    {
        var merged = ContactRows.Merge([Row("a"), Row("b"), Row("c")], new ConversationPage([Row("c"), Row("a")], More), keep: null);

        Assert.Equal(["c", "a", "b"], merged.Select(r => r.ContactId));
    }

    [Fact]
    public void When_there_is_nothing_behind_it_the_newest_page_is_everything()
    {
        var merged = ContactRows.Merge([Row("a"), Row("b")], new ConversationPage([Row("b")], Next: null), keep: null);

        Assert.Equal(["b"], merged.Select(r => r.ContactId));
    }

    [Fact]
    public void The_open_contact_keeps_its_place_when_being_read_takes_it_out_of_the_unread()
    {
        var merged = ContactRows.Merge([Row("a"), Row("b", unread: 2), Row("c")], new ConversationPage([Row("a"), Row("c")], Next: null), keep: "b");

        Assert.Equal(["a", "b", "c"], merged.Select(r => r.ContactId));
        Assert.Equal(0, merged[1].Unread);
    }

    [Fact]
    public void A_contact_that_moved_between_two_pages_is_listed_once() =>
        Assert.Equal(["a", "b"], ContactRows.Append([Row("a")], [Row("a"), Row("b")]).Select(r => r.ContactId));

    private static ConversationSummary Row(string contactId, int unread = 0) =>
        new() { ContactId = contactId, ConversationId = contactId, ContactName = contactId, Snippet = "Hello", Unread = unread };
}
