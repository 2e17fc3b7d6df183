using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Support;

namespace Portal.Tests.Delivery;

public class ReadBackTests
{
    [Fact]
    public async Task A_lost_answer_is_found_in_the_conversation_and_the_message_is_accepted_without_being_sent_again()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await LostAsync(portal);
        Show(portal, Row(portal, "service1"));

        await LookAsync(portal, TimeSpan.FromSeconds(11));

        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Accepted, "service1"), (message.State, message.ServiceMessageId));
        Assert.Single(portal.Service.Sent);
    }

    [Fact]
    public async Task Two_lost_messages_of_the_same_words_are_not_both_found_as_one()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var first = await LostAsync(portal);
        var second = await LostAsync(portal);
        Show(portal, Row(portal, "service1"));

        await LookAsync(portal, TimeSpan.FromSeconds(11));
        for (var i = 0; i < 15; i++)
        {
            await LookAsync(portal, TimeSpan.FromMinutes(1));
        }

        Assert.Equal([MessageState.Accepted, MessageState.Held], new[] { await portal.StateAsync(first), await portal.StateAsync(second) }.Order());
    }

    [Theory]
    [InlineData("app", false, 0, "See you at nine.")]
    [InlineData("api", true, 0, "See you at nine.")]
    [InlineData("api", false, -600, "See you at nine.")]
    [InlineData("api", false, 0, "See you at ten.")]
    public async Task What_only_looks_like_it_is_not_taken_for_it(string source, bool isInbound, int seconds, string body)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await LostAsync(portal);
        var row = Row(portal, "service1");
        Show(portal, row with { Source = source, IsInbound = isInbound, Body = body, DateAdded = row.DateAdded.AddSeconds(seconds) });

        await LookAsync(portal, TimeSpan.FromSeconds(11));

        Assert.Equal(MessageState.Unknown, await portal.StateAsync(id));
    }

    [Fact]
    public async Task An_email_is_found_by_its_subject_and_its_words()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var content = Some.Text("Dear **Ana**,\n\nsee you at nine.") with { Subject = "Your visit" };
        var id = await LostAsync(portal, Some.Command(channel: Channel.Email, content: content));
        var row = Row(portal, "row1") with { MessageType = "TYPE_EMAIL", Body = null, EmailMessageIds = ["other", "mail1"] };
        Show(portal, row);
        portal.Service.Email = mail => new ServiceAnswer<ServiceEmail>.Found(new ServiceEmail
        {
            Id = mail,
            Subject = mail == "mail1" ? "Your visit" : "Something else",
            Html = $"<html><body>{EmailBody.Of(content).Html}<img src=\"https://track.example/1.gif\"></body></html>",
            DateAdded = row.DateAdded,
        });

        await LookAsync(portal, TimeSpan.FromSeconds(11));

        var message = await portal.ReadAsync(id);
        Assert.Equal((MessageState.Accepted, "mail1", "row1"), (message.State, message.EmailMessageId, message.ServiceMessageId));
    }

    [Fact]
    public async Task An_email_is_found_after_many_others()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var content = Some.Text() with { Subject = "Your visit" };
        var id = await LostAsync(portal, Some.Command(channel: Channel.Email, content: content));
        var own = Row(portal, "own") with { MessageType = "TYPE_EMAIL", Body = null, EmailMessageIds = ["mail1"] };
        var older = Enumerable.Range(1, 30).Select(i => own with { Id = $"row{i}", DateAdded = own.DateAdded.AddDays(-i), EmailMessageIds = [$"a{i}", $"b{i}"] });
        Show(portal, [own, .. older]);
        portal.Service.Email = mail => new ServiceAnswer<ServiceEmail>.Found(Mail(mail, mail == "mail1" ? content : content with { Subject = "Another" }));

        await LookAsync(portal, TimeSpan.FromSeconds(11));

        Assert.Equal("mail1", (await portal.ReadAsync(id)).EmailMessageId);
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public async Task The_same_email_of_another_time_is_not_taken_for_it(int seconds)
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var content = Some.Text() with { Subject = "Your visit" };
        var id = await LostAsync(portal, Some.Command(channel: Channel.Email, content: content));
        var row = Row(portal, "row1") with { MessageType = "TYPE_EMAIL", Body = null, EmailMessageIds = ["mail1"] };
        Show(portal, row);
        portal.Service.Email = mail => new ServiceAnswer<ServiceEmail>.Found(Mail(mail, content) with { DateAdded = row.DateAdded.AddSeconds(seconds) });

        await LookAsync(portal, TimeSpan.FromSeconds(11));

        Assert.Equal(MessageState.Unknown, await portal.StateAsync(id));
    }

    [Fact]
    public async Task Where_nothing_is_found_a_person_decides_that_it_was_sent()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await UndecidedAsync(portal);

        Assert.IsType<ActionResult.TooLate>(await portal.Actions().TakeBackAsync(portal.Maya, id, Token));
        Assert.IsType<ActionResult.TooLate>(await portal.Actions().TryAgainAsync(portal.Maya, id, Token));
        Assert.IsType<ActionResult.Done>(await portal.Actions().SayWasSentAsync(portal.Maya, id, Token));

        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
        Assert.Single(portal.Service.Sent);
    }

    [Fact]
    public async Task Where_nothing_is_found_a_person_decides_to_send_it_again_and_only_once()
    {
        await using var portal = await DeliveryFixture.CreateAsync();
        var id = await UndecidedAsync(portal);
        portal.Service.Answer = null;

        var presses = await Task.WhenAll(portal.Actions().SendAgainAsync(portal.Maya, id, Token), portal.Actions().SendAgainAsync(portal.Maya, id, Token));
        await portal.DeliverDueAsync();
        await portal.DeliverDueAsync();

        Assert.Single(presses.OfType<ActionResult.Done>());
        Assert.Equal(2, portal.Service.Sent.Count);
        Assert.Equal(MessageState.Accepted, await portal.StateAsync(id));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<Guid> LostAsync(DeliveryFixture portal, SendCommand? command = null)
    {
        portal.Service.Answer = _ => new SendOutcome.Unknown("HighLevel did not answer.");
        var id = await portal.WriteAsync(command);
        await portal.DeliverDueAsync();
        return id;
    }

    private static async Task<Guid> UndecidedAsync(DeliveryFixture portal)
    {
        var id = await LostAsync(portal);
        for (var i = 0; i < 15; i++)
        {
            await LookAsync(portal, TimeSpan.FromMinutes(1));
        }

        Assert.Equal(HoldKind.MayHaveBeenSent, (await portal.ReadAsync(id)).HeldBecause);
        return id;
    }

    private static async Task LookAsync(DeliveryFixture portal, TimeSpan after)
    {
        portal.Clock.Advance(after);
        await portal.FollowAsync();
    }

    private static ServiceMessage Row(DeliveryFixture portal, string id) => new()
    {
        Id = id,
        ConversationId = "conversation1",
        MessageType = "TYPE_SMS",
        DateAdded = portal.Clock.Now,
        IsInbound = false,
        Body = "See you  at nine.",
        Source = "api",
    };

    private static ServiceEmail Mail(string id, MessageContent content) => new() { Id = id, Subject = content.Subject, Html = EmailBody.Of(content).Html };

    private static void Show(DeliveryFixture portal, params IReadOnlyList<ServiceMessage> rows) =>
        portal.Service.Rows = _ => new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage(rows, null, HasOlder: false));
}
