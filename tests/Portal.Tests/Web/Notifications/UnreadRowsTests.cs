using Portal.Services.Conversations;
using Portal.Services.Notifications;
using Portal.Tests.Support;
using Portal.Web.Features.Notifications;

namespace Portal.Tests.Web.Notifications;

/// <summary>From what is unread now and what was before, a page knows which messages are new.</summary>
public sealed class UnreadRowsTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Nothing_is_new_when_a_page_opens_and_each_message_is_once()
    {
        var rows = new UnreadRows(_clock);
        Assert.Empty(rows.Take([Row("ana", -60)]));
        Assert.Equal(1, rows.Count);

        Assert.Equal(["ben"], rows.Take([Row("ben", 5), Row("ana", -60)]).Select(r => r.ContactId));
        Assert.Empty(rows.Take([Row("ben", 5), Row("ana", -60)]));
        Assert.Equal(["ana"], rows.Take([Row("ana", 9), Row("ben", 5)]).Select(r => r.ContactId)); // a second one
        Assert.Equal(2, rows.Count);
        Assert.Empty(rows.Take([Row("ana", 10), Row("ben", 5)])); // the same message, at a time that was moved a little
        Assert.Single(rows.Take([Row("ana", 12), Row("ben", 5)]));
    }

    [Fact]
    public void What_somebody_marked_as_unread_or_a_colleague_wrote_is_not_new()
    {
        var rows = new UnreadRows(_clock);
        rows.Take([]);

        Assert.Empty(rows.Take([Row("ana", -86_400), Row("ben", 5) with { IsInbound = false }]));
    }

    [Fact]
    public void What_was_read_and_is_answered_again_is_new()
    {
        var rows = new UnreadRows(_clock);
        rows.Take([Row("ana", -1)]);
        rows.Take([]);

        Assert.Single(rows.Take([Row("ana", 7)]));
    }

    [Fact]
    public void One_is_told_with_its_first_words_several_as_their_number_with_those_that_are_still_shown()
    {
        var (ana, ben) = (Arrival.Of(Row("ana", 1)), Arrival.Of(Row("ben", 2)));
        var held = Arrival.Of(new NotificationRecord(NotificationKind.Mention, "here", Guid.CreateVersion7(), "cleo", "Cleo") { ActorName = "Mina" }.At(_clock.GetUtcNow()));

        var one = Gathered.None.With([ana], isShown: false);
        Assert.Equal(("Contact ana: Hello from ana", "conversations/ana"), (one.Text, one.Address));
        var both = one.With([ben], isShown: true);
        Assert.Equal(("2 new messages", "conversations?unread=1"), (both.Text, both.Address));
        Assert.Equal("Contact ben: Hello from ben", one.With([ben], isShown: false).Text); // the first was closed
        Assert.Equal(("1 new message and 1 notification", "conversations"), (one.With([held], isShown: true).Text, one.With([held], isShown: true).Address));
        Assert.Equal(("Cleo: Mina mentioned you", "conversations/cleo"), (Gathered.None.With([held], isShown: false).Text, held.Address));
    }

    private ConversationSummary Row(string contactId, int seconds) => new()
    {
        ContactId = contactId,
        ContactName = $"Contact {contactId}",
        Snippet = $"Hello from {contactId}",
        IsInbound = true,
        At = _clock.Now.AddSeconds(seconds),
        Unread = 1,
    };
}
