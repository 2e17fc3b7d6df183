using System.Globalization;
using Portal.Services.Conversations;
using Portal.Services.Inbox;
using Portal.Services.Messages;
using Portal.Tests.Conversations;
using Portal.Tests.Support;
using static Portal.Tests.Inbox.InboxFixture;

namespace Portal.Tests.Inbox;

public class InboxListTests
{
    [Fact]
    public async Task Mine_and_nobodys_are_what_HighLevel_says()
    {
        await using var portal = await CreateAsync();
        await portal.DoAsync(portal.Tomas, Ana, new InboxCommand.Assign(MayasUser));

        Assert.Equal([Ana], await portal.ListedAsync(portal.Maya, InboxView.Mine));
        Assert.Empty(await portal.ListedAsync(portal.Tomas, InboxView.Mine));
        Assert.Equal([Silas], await portal.ListedAsync(portal.Maya, InboxView.Nobodys));
    }

    [Fact]
    public async Task Failed_is_what_the_caller_may_see_and_planned_is_everybodys()
    {
        await using var portal = await CreateAsync();
        var failed = Some.Message(portal.Maya, portal.Clock.Now, Ana);
        var planned = Some.Message(portal.Maya, portal.Clock.Now.AddHours(3), Silas);
        await portal.AddAsync(failed, planned);
        await portal.Database.WriteAsync(
            async (context, token) =>
            {
                context.Entry(context.Messages.Single(m => m.Id == failed.Id)).Property(m => m.State).CurrentValue = MessageState.Failed;
                context.Entry(context.Messages.Single(m => m.Id == planned.Id)).Property(m => m.PlannedAt).CurrentValue = portal.Clock.Now.AddHours(3);
                await context.SaveChangesAsync(token);
            },
            Stop);

        Assert.Equal([Ana], await portal.ListedAsync(portal.Maya, InboxView.Failed));
        Assert.Equal([Ana], await portal.ListedAsync(portal.Tomas, InboxView.Failed)); // a manager
        Assert.Empty(await portal.ListedAsync(portal.Tomas with { Role = Portal.Services.People.Role.Staff }, InboxView.Failed));
        Assert.Equal([Silas], await portal.ListedAsync(portal.Tomas, InboxView.Planned));
        Assert.Empty(await portal.ListedAsync(portal.Maya with { LocationId = "northside" }, InboxView.Planned));
    }

    [Fact]
    public async Task What_is_the_portals_own_comes_in_pages_that_hold_each_contact_once()
    {
        await using var portal = await CreateAsync();
        var many = Enumerable.Range(0, 60).Select(i => i.ToString("D2", CultureInfo.InvariantCulture)).ToList();
        foreach (var contact in many)
        {
            portal.Has(contact, 10, "inbound");
            await portal.DoAsync(portal.Maya, contact, new InboxCommand.MarkDone());
            portal.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var (listed, pages) = await WalkAsync(portal, new ConversationFilter { View = InboxView.Done });

        Assert.Equal(3, pages);
        Assert.Equal(many.AsEnumerable().Reverse(), listed);
    }

    [Fact]
    public async Task A_tag_is_looked_for_page_by_page_and_the_list_says_that_there_is_more_to_look_through()
    {
        await using var portal = await CreateAsync();
        for (var i = 0; i < 500; i++)
        {
            portal.Has($"n{i:D3}", 10 + i, "outbound", Some.Location, i is 50 or 480 ? ["VIP"] : []);
        }

        var first = ConversationsFixture.Found(await portal.List.ListAsync(portal.Maya, new ConversationFilter { Tag = "vip" }, Stop));
        Assert.Equal(["n050"], first.Items.Select(row => row.ContactId));
        Assert.StartsWith("Not all conversations have been looked through", first.Note, StringComparison.Ordinal);
        var (listed, _) = await WalkAsync(portal, new ConversationFilter { Tag = "vip" });
        Assert.Equal(["n050", "n480"], listed);
    }

    [Fact]
    public async Task Where_most_is_put_aside_the_rest_is_found_behind_it()
    {
        await using var portal = await CreateAsync();
        for (var i = 0; i < 60; i++)
        {
            portal.Has($"n{i:D2}", 10 + i, "inbound");
            if (i != 55)
            {
                await portal.DoAsync(portal.Maya, $"n{i:D2}", new InboxCommand.MarkDone());
            }
        }

        Assert.Equal([Ana, Silas, "n55"], await portal.ListedAsync(portal.Maya, InboxView.NeedsReply));
    }

    private static async Task<(IReadOnlyList<string> Listed, int Pages)> WalkAsync(InboxFixture portal, ConversationFilter filter)
    {
        var (listed, pages) = (new List<string>(), 0);
        ConversationCursor? after = null;
        do
        {
            var page = ConversationsFixture.Found(await portal.List.ListAsync(portal.Maya, filter with { After = after }, Stop));
            listed.AddRange(page.Items.Select(row => row.ContactId));
            (after, pages) = (page.Next, pages + 1);
        }
        while (after is not null && pages < 20);
        return (listed, pages);
    }
}
