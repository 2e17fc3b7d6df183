using Portal.Services.HighLevel;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

public sealed class EmailTests
{
    [Fact]
    public async Task An_email_is_asked_for_once_and_then_at_hand()
    {
        await using var portal = await CreateAsync();
        portal.Service.Emails.Add(Email("email1", "<p>Hi</p>"));

        var email = Found(await portal.Emails.GetAsync(portal.Maya, "email1", Stop));
        await portal.Emails.GetAsync(Some.Staff(), "email1", Stop);

        Assert.Equal(("Hello", "<p>Hi</p>", ContactId), (email.Subject, email.Body.Html, email.ContactId));
        Assert.Single(portal.Service.Calls);
    }

    [Fact]
    public async Task Not_every_email_is_kept()
    {
        await using var portal = await CreateAsync();
        portal.Service.Emails.Add(Email("huge", new string('x', 200_000)));
        portal.Service.Emails.AddRange(Enumerable.Range(0, 201).Select(i => Email($"email{i}", "x")));

        await portal.Emails.GetAsync(portal.Maya, "huge", Stop);
        await portal.Emails.GetAsync(portal.Maya, "huge", Stop);
        Assert.Equal(2, portal.Service.Calls.Count);

        for (var i = 0; i <= 200; i++)
        {
            await portal.Emails.GetAsync(portal.Maya, $"email{i}", Stop);
        }

        await portal.Emails.GetAsync(portal.Maya, "email200", Stop);
        Assert.Equal(203, portal.Service.Calls.Count);
        await portal.Emails.GetAsync(portal.Maya, "email0", Stop);
        Assert.Equal(204, portal.Service.Calls.Count);
    }

    private static ServiceEmail Email(string id, string html) => new() { Id = id, LocationId = Some.Location, ContactId = ContactId, Subject = "Hello", Html = html };
}
