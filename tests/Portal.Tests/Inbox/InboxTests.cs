using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Inbox;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.People;
using Portal.Tests.Conversations;
using Portal.Tests.Support;
using static Portal.Tests.Inbox.InboxFixture;

namespace Portal.Tests.Inbox;

public class InboxTests
{
    [Fact]
    public async Task Assigning_is_written_at_HighLevel_told_to_the_person_and_kept_with_who_did_it()
    {
        await using var portal = await CreateAsync();

        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(TomasUser));

        Assert.Equal(TomasUser, portal.Service.Contacts.Single(contact => contact.Id == Ana).AssignedTo);
        Assert.Equal(["Assigned to Tomás Herrera by Maya"], await portal.LinesAsync(Ana));
        var notification = Assert.Single(await portal.NotificationsAsync());
        Assert.Equal((portal.Tomas.PersonId, NotificationKind.Assigned, Ana, "Name of ana"), (notification.PersonId, notification.Kind, notification.ContactId, notification.ContactName));
        var entry = Assert.Single(await portal.Database.ReadAsync((context, token) => context.Audit.ToListAsync(token), Stop));
        Assert.Equal((AuditActions.ConversationAssigned, "Nobody", "Tomás Herrera"), (entry.Action, entry.Before, entry.After));
        Assert.Contains(new ServiceNewsItem(Some.Location, Ana, ServiceNewsKind.Marks), portal.Told);
        Assert.Equal("Tomás Herrera", (await portal.RowAsync(Ana)).AssignedName);
    }

    [Fact]
    public async Task What_one_takes_oneself_is_told_to_nobody_and_what_is_so_already_changes_nothing()
    {
        await using var portal = await CreateAsync();

        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(MayasUser));

        Assert.IsType<InboxResult.Same>(await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(MayasUser), Stop));
        Assert.Empty(await portal.NotificationsAsync());
        Assert.Single(await portal.LinesAsync(Ana));
    }

    [Fact]
    public async Task Undo_gives_it_back_to_who_had_it_unless_somebody_has_changed_it_since()
    {
        await using var portal = await CreateAsync();
        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(MayasUser));
        var given = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(TomasUser));

        Assert.IsType<InboxResult.Changed>(await portal.Inbox.UndoAsync(portal.Maya, given, Stop));
        Assert.Equal(MayasUser, (await portal.StandingAsync(portal.Maya, Ana)).AssignedTo);

        var again = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(TomasUser));
        await portal.DoAsync(portal.Tomas, Ana, new InboxCommand.Assign(null));
        Assert.IsType<InboxResult.ChangedSince>(await portal.Inbox.UndoAsync(portal.Maya, again, Stop));
        Assert.Null((await portal.StandingAsync(portal.Maya, Ana)).AssignedTo);
    }

    [Fact]
    public async Task A_person_is_the_user_with_their_proven_address_and_who_has_none_is_told_so()
    {
        await using var portal = await CreateAsync();
        var noor = new Caller(Guid.CreateVersion7(), "Noor Haddad", Some.Location, Role.Manager);
        await portal.AddAsync(new Person { Id = noor.PersonId, Issuer = "test", Subject = "noor", Name = noor.Name, VerifiedEmail = "noor@area.example", ClaimedRole = Role.Manager, ClaimedLocationIds = [Some.Location], LastSignInAt = portal.Clock.Now });

        var mayas = ConversationsFixture.Found(await portal.Team.ListAsync(portal.Maya, Stop));
        var noors = ConversationsFixture.Found(await portal.Team.ListAsync(noor, Stop));

        Assert.Equal((MayasUser, "Noor Haddad"), (mayas.Me?.Id, Assert.Single(mayas.Others)));
        Assert.Equal((null, "HighLevel has no user with your address (noor@area.example) in this sub-account, so nothing can be assigned to you."), (noors.Me, noors.WhyNotMe));
        var mine = ConversationsFixture.Found(await portal.List.ListAsync(noor, new ConversationFilter { View = InboxView.Mine }, Stop));
        Assert.Equal((0, noors.WhyNotMe), (mine.Items.Count, mine.Note));
        Assert.Equal(1, portal.Service.Count("list users")); // once in five minutes
    }

    [Fact]
    public async Task Without_the_permission_it_says_which_one_is_needed()
    {
        await using var portal = await CreateAsync();
        portal.Service.Fails = _ => new(new ServiceRefusal(401, null, "The token is not authorized for this scope.", null));

        var result = await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Assign(TomasUser), Stop);

        Assert.Contains("“users.readonly”", Assert.IsType<InboxResult.NotDone>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_only_drafts_changes_nothing_whatever_the_browser_sends()
    {
        await using var portal = await CreateAsync();
        var step = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkDone());
        var yuki = portal.Maya with { Role = Role.DraftOnly };

        InboxCommand[] all = [new InboxCommand.Assign(MayasUser), new InboxCommand.MarkRead(true), new InboxCommand.Star(true), new InboxCommand.Snooze(null), new InboxCommand.MarkDone(), new InboxCommand.Open()];
        foreach (var command in all)
        {
            Assert.IsType<InboxResult.NotDone>(await portal.Inbox.DoAsync(yuki, Ana, command, Stop));
        }

        Assert.IsType<InboxResult.NotDone>(await portal.Inbox.UndoAsync(yuki, step, Stop));
        Assert.DoesNotContain(portal.Service.Calls, call => call.StartsWith("assign", StringComparison.Ordinal) || call.StartsWith("change", StringComparison.Ordinal));
        Assert.False((await portal.StandingAsync(yuki, Ana)).MayChange);
    }

    [Fact]
    public async Task Another_sub_accounts_contacts_and_users_are_neither_marked_nor_assigned()
    {
        await using var portal = await CreateAsync();
        portal.Has("foreign", 1, "inbound", location: "northside");
        var step = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkDone());
        var stranger = portal.Maya with { LocationId = "northside" };

        foreach (var command in new InboxCommand[] { new InboxCommand.Assign(MayasUser), new InboxCommand.MarkRead(false), new InboxCommand.Star(true), new InboxCommand.Snooze(null), new InboxCommand.MarkDone() })
        {
            Assert.IsType<InboxResult.NotDone>(await portal.Inbox.DoAsync(portal.Maya, "foreign", command, Stop));
        }

        Assert.IsType<InboxResult.NotDone>(await portal.Inbox.DoAsync(portal.Maya, Ana, new InboxCommand.Assign("user-of-another"), Stop));
        Assert.IsType<InboxResult.NotDone>(await portal.Inbox.UndoAsync(stranger, step, Stop));
        Assert.Empty(await portal.Events.ReadAsync(stranger, Ana, null, Stop));
        Assert.Empty(await portal.ListedAsync(stranger, InboxView.Done));
        Assert.DoesNotContain(portal.Service.Calls, call => call.StartsWith("assign", StringComparison.Ordinal) || call.StartsWith("change", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Stars_and_unread_counts_are_HighLevels_and_undo_gives_back_the_count_that_was()
    {
        await using var portal = await CreateAsync();
        portal.Service.Conversations[0] = portal.Service.Conversations[0] with { UnreadCount = 3 };

        await portal.DoAsync(portal.Maya, Ana, new InboxCommand.Star(true));
        var read = await portal.DoAsync(portal.Maya, Ana, new InboxCommand.MarkRead(true));

        var row = await portal.RowAsync(Ana);
        Assert.Equal((true, 0), (row.IsStarred, row.Unread));
        Assert.Equal([Ana], await portal.ListedAsync(portal.Tomas, InboxView.Starred));
        Assert.IsType<InboxResult.Changed>(await portal.Inbox.UndoAsync(portal.Maya, read, Stop));
        Assert.Equal(3, (await portal.RowAsync(Ana)).Unread);
        Assert.IsType<InboxResult.ChangedSince>(await portal.Inbox.UndoAsync(portal.Maya, read, Stop));
    }
}
