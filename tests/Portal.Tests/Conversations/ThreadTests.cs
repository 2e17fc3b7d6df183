using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Tests.Simulation;
using Portal.Tests.Support;
using static Portal.Tests.Conversations.ConversationsFixture;

namespace Portal.Tests.Conversations;

/// <summary>What we sent and what the service knows become the items of one thread.</summary>
public sealed class ThreadTests
{
    [Fact]
    public async Task What_both_know_is_one_item_with_our_author_and_state()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(10, "row2");
        portal.HasConversation(Row("row1", 5, isInbound: true), Row("row2", 10.5), Row("row3", 20));

        var items = await OpenAsync(portal);

        Assert.Equal(["s:row1", $"m:{message.Id:N}", "s:row3"], items.Select(i => i.Key));
        Assert.Equal(("Maya", MessageState.Accepted, message.Content.Body, (Guid?)message.Id), (items[1].Author, items[1].State, items[1].Text, items[1].MessageId));
        Assert.Equal(Start.AddMinutes(10.5), items[1].At);
        Assert.Equal(("HighLevel", MessageState.Delivered), (items[2].Author, items[2].State));
        Assert.Equal((null, null, true), (items[0].Author, items[0].State, items[0].IsInbound));
    }

    [Fact]
    public async Task Everyone_reads_what_was_written_to_the_contact_and_only_its_author_and_managers_may_act_on_it()
    {
        await using var portal = await CreateAsync();
        await portal.SentAsync(10, "row2");
        portal.HasConversation(Row("row1", 5), Row("row2", 11));

        foreach (var (viewer, mayAct) in new[] { (portal.Maya, true), (Some.Staff("Tom"), false), (Some.Manager(), true) })
        {
            var items = Found(await portal.Threads.OpenAsync(viewer, ContactId, Stop)).Items;

            Assert.Equal([("body of row1", false), ("See you at nine.", mayAct)], items.Select(i => (i.Text, i.MayAct)));
        }
    }

    [Fact]
    public async Task A_type_that_came_by_configuration_is_a_message_with_the_name_it_has_there()
    {
        await using var portal = await CreateAsync();
        portal.Rules[Some.Location] = new SendingRules { FurtherChannels = { ["RCS"] = "chat on the phone" } };
        await portal.AddAsync(Some.Message(portal.Maya, Start.AddMinutes(10), ContactId, Channel.Of("RCS")));
        portal.HasConversation(Row("row1", 5) with { MessageType = "TYPE_RCS" });

        Assert.Equal([("RCS", "Chat on the phone"), ("RCS", "Chat on the phone")], (await OpenAsync(portal)).Select(i => (i.Channel?.Key, i.Kind)));
    }

    [Fact]
    public async Task A_message_keeps_its_key_from_waiting_to_known_by_the_service()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 5));
        var message = await portal.SentAsync(10);
        var before = Assert.Single(await OpenAsync(portal), i => i.MessageId == message.Id);

        await using var later = await CreateAsync();
        var known = await later.SentAsync(10, "row2");
        later.HasConversation(Row("row1", 5), Row("row2", 11));
        var after = Assert.Single(await OpenAsync(later), i => i.MessageId == known.Id);

        Assert.Equal((MessageState.Scheduled, Start.AddMinutes(10)), (before.State, before.At));
        Assert.Equal((MessageState.Accepted, Start.AddMinutes(11)), (after.State, after.At));
        Assert.Equal($"m:{message.Id:N}", before.Key);
        Assert.Equal($"m:{known.Id:N}", after.Key);
    }

    [Fact]
    public async Task A_message_stands_where_a_person_sent_it_however_often_it_is_tried()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 5, isInbound: true), Row("row2", 15, isInbound: true));
        var message = Some.Message(portal.Maya, Start.AddMinutes(10), ContactId);
        MessageFields.Claim(message, Guid.CreateVersion7(), Start.AddMinutes(12));
        message.Postpone(Start.AddMinutes(60), "No connection.", Start.AddMinutes(12));
        await portal.AddAsync(message);

        var items = await OpenAsync(portal);

        Assert.Equal(["s:row1", $"m:{message.Id:N}", "s:row2"], items.Select(i => i.Key));
        Assert.Equal((Start.AddMinutes(10), Start.AddMinutes(60)), (items[1].At, items[1].DueAt));
    }

    [Fact]
    public async Task What_was_planned_and_let_go_later_stands_where_it_was_let_go()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 5), Row("row2", 15));
        var message = Some.Message(portal.Maya, Start.AddMinutes(1), ContactId).Anew(new SendPlan(Start.AddDays(1), "2026-03-02T08:00", "UTC", false, false), Start.AddMinutes(1));
        message.Hurry(portal.Maya, AtOnce(10), Start.AddMinutes(10));
        MessageFields.Set(message, nameof(Message.RetryOf), null);
        await portal.AddAsync(message);

        Assert.Equal(["s:row1", $"m:{message.Id:N}", "s:row2"], (await OpenAsync(portal)).Select(i => i.Key));
    }

    [Fact]
    public async Task A_message_and_the_one_that_took_its_place_name_each_other_over_one_that_was_taken_back()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 5));
        var first = Some.Message(portal.Maya, Start.AddMinutes(10), ContactId);
        var takenBack = first.Again(first.Id, AtOnce(20), Start.AddMinutes(20));
        takenBack.Cancel(portal.Maya, Start.AddMinutes(21));
        var second = takenBack.Again(takenBack.Id, AtOnce(30), Start.AddMinutes(30));
        await portal.AddAsync(first);
        await portal.AddAsync(takenBack);
        await portal.AddAsync(second);

        var items = await OpenAsync(portal);

        Assert.Equal(["s:row1", $"m:{first.Id:N}", $"m:{second.Id:N}"], items.Select(i => i.Key));
        Assert.Equal((null, new ThreadLink(items[2].Key, Start.AddMinutes(30), MessageState.Scheduled)), (items[1].Earlier, items[1].Later));
        Assert.Equal((new ThreadLink(items[1].Key, Start.AddMinutes(10), MessageState.Scheduled), null), (items[2].Earlier, items[2].Later));
    }

    [Fact]
    public async Task What_was_sent_with_files_shows_them_before_the_service_knows_it()
    {
        await using var portal = await CreateAsync();
        var content = Some.Text() with { Attachments = [new Attachment { Url = "https://files.example/plan.pdf", Name = "plan.pdf" }] };
        await portal.AddAsync(Some.Message(portal.Maya, Start, ContactId, Channel.Email, content));

        Assert.Equal(["https://files.example/plan.pdf"], Assert.Single(await OpenAsync(portal)).Attachments);
    }

    [Fact]
    public async Task Items_stand_in_one_strict_order_however_the_service_gives_them()
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("b", 5), Row("c", 1), Row("a", 5), Row("d", 3));

        Assert.Equal(["s:c", "s:d", "s:a", "s:b"], (await OpenAsync(portal)).Select(i => i.Key));
    }

    [Fact]
    public async Task An_emails_row_becomes_one_item_for_each_email()
    {
        await using var portal = await CreateAsync();
        var message = await portal.SentAsync(7, "bundle", "email2", channel: Channel.Email);
        portal.HasConversation(Row("bundle", 5, "TYPE_EMAIL", isInbound: true) with { EmailMessageIds = ["email1", "email2", "email3"], Body = null });
        portal.Service.Emails.Add(Email("email3") with { Subject = "Read before", IsInbound = false });
        await portal.Emails.GetAsync(portal.Maya, "email3", Stop);

        var items = await OpenAsync(portal);

        Assert.Equal(["e:email1", "e:email3", $"m:{message.Id:N}"], items.Select(i => i.Key));
        Assert.Equal(["email1", "email3", "email2"], items.Select(i => i.EmailId));
        Assert.Equal([null, "Read before", string.Empty], items.Select(i => i.Subject));
        Assert.Equal([true, false, false], items.Select(i => i.IsInbound));
        Assert.All(items, i => Assert.Equal(Channel.Email, i.Channel));
    }

    [Theory]
    [InlineData("TYPE_CALL", "Call", null)]
    [InlineData("TYPE_ACTIVITY_APPOINTMENT", "Activity", null)]
    [InlineData("TYPE_BRAND_NEW", "Message", null)]
    [InlineData("TYPE_CAMPAIGN_SMS", "SMS", "SMS")]
    public async Task What_is_no_message_has_a_kind_in_words(string type, string kind, string? channel)
    {
        await using var portal = await CreateAsync();
        portal.HasConversation(Row("row1", 1, type));

        var item = Assert.Single(await OpenAsync(portal));

        Assert.Equal((kind, channel), (item.Kind, item.Channel?.Key));
    }

    private static ServiceEmail Email(string id) => new() { Id = id, LocationId = Some.Location, ContactId = ContactId, Html = "<p>Hi</p>" };

    private static UndoTime AtOnce(int minutes) => new(Until: null, Start.AddMinutes(minutes));

    private static async Task<IReadOnlyList<ThreadItem>> OpenAsync(ConversationsFixture portal) =>
        Found(await portal.Threads.OpenAsync(portal.Maya, ContactId, Stop)).Items;
}
