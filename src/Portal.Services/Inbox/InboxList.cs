using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Inbox;

/// <summary>The list of conversations as the team works through it: narrowed to a view, each row with who has it and whether it is put aside.</summary>
public sealed class InboxList(ConversationService conversations, ConversationsOf rowsOf, OwnContacts own, InboxMarks marks, TeamUsers team)
{
    /// <summary>One page.</summary>
    public async Task<Reading<ConversationPage>> ListAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        var page = filter.View switch
        {
            InboxView.Mine => await MineAsync(caller, filter, cancellationToken),
            InboxView.Snoozed or InboxView.Done or InboxView.Failed or InboxView.HasDraft or InboxView.Planned =>
                await OwnAsync(caller, filter, cancellationToken),
            _ => await conversations.ListAsync(caller, filter, Scope(caller, filter), cancellationToken),
        };
        return await page.ThenAsync<ConversationPage>(async found => new Reading<ConversationPage>.Found(found with
        {
            Items = await WithMarksAsync(caller, found.Items, cancellationToken),
            Note = found.Note ?? (found.Next is null && LeavesOut(filter.View) ? "Snoozed and done conversations are left out." : null),
        }));
    }

    private static bool LeavesOut(InboxView view) => view is InboxView.Mine or InboxView.Nobodys or InboxView.NeedsReply;

    private async Task<Reading<ConversationPage>> MineAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        var reading = await team.ListAsync(caller, cancellationToken);
        return await reading.ThenAsync(known => known.Me is { } me
            ? conversations.ListAsync(caller, filter, Scope(caller, filter) with { AssignedTo = me.Id }, cancellationToken)
            : Task.FromResult<Reading<ConversationPage>>(new Reading<ConversationPage>.Found(new ConversationPage([], null) { Note = known.WhyNotMe })));
    }

    private ConversationScope Scope(Caller caller, ConversationFilter filter)
    {
        var leavesOut = LeavesOut(filter.View);
        return filter.View is InboxView.All && filter.Tag is null ? ConversationScope.Whole : new ConversationScope
        {
            AssignedTo = filter.View is InboxView.Nobodys ? ConversationQuery.Unassigned : null,
            InboundOnly = filter.View is InboxView.NeedsReply,
            StarredOnly = filter.View is InboxView.Starred,
            IsRare = filter.Tag is not null,
            Pick = leavesOut || filter.Tag is not null ? (rows, stop) => PickAsync(caller, filter.Tag, leavesOut, rows, stop) : null,
        };
    }

    private async Task<IReadOnlyList<ServiceConversation>> PickAsync(
        Caller caller, string? tag, bool leavesOut, IReadOnlyList<ServiceConversation> rows, CancellationToken cancellationToken)
    {
        ServiceConversation[] tagged = [.. rows.Where(row => tag is null || row.Tags.Contains(tag, StringComparer.OrdinalIgnoreCase))];
        if (!leavesOut)
        {
            return tagged;
        }

        var standing = await marks.OfAsync(caller, [.. tagged.Select(row => row.ContactId)], cancellationToken);
        return [.. tagged.Where(row => !standing.TryGetValue(row.ContactId, out var mark) || !marks.Stands(mark, row.LastMessageDate, IsInbound(row)))];
    }

    private static bool IsInbound(ServiceConversation row) => string.Equals(row.LastMessageDirection, "inbound", StringComparison.OrdinalIgnoreCase);

    // Whose conversations these are stands in the portal; each row is asked of the service.
    private async Task<Reading<ConversationPage>> OwnAsync(Caller caller, ConversationFilter filter, CancellationToken cancellationToken)
    {
        var all = await own.ListAsync(caller, filter.View, cancellationToken);
        var before = filter.After?.ListedContacts ?? [];
        OwnContact[] next = [.. all.ExceptBy(before, contact => contact.Id).Take(ConversationService.PageSize)];
        var reading = await rowsOf.RowsAsync(caller, [.. next.Select(contact => contact.Id)], cancellationToken);
        return reading.Then<ConversationPage>(rows =>
        {
            string[] listed = [.. before, .. next.Select(contact => contact.Id)];
            var isLast = listed.Length >= all.Count;
            return new Reading<ConversationPage>.Found(new ConversationPage(
                [.. next.Select(contact => rows.GetValueOrDefault(contact.Id) ?? WithoutConversation(contact)).OfType<ConversationSummary>().Where(row => Fits(row, filter))],
                isLast ? null : new ConversationCursor(0, [], listed))
            {
                Note = isLast && all.Count >= OwnContacts.Most ? $"Only the first {OwnContacts.Most} contacts are listed here." : null,
                Contacts = all.Select(contact => contact.Id).ToHashSet(StringComparer.Ordinal),
            });
        });
    }

    private static ConversationSummary? WithoutConversation(OwnContact contact) => contact.Name is null ? null : new ConversationSummary
    {
        ContactId = contact.Id,
        ContactName = contact.Name,
        Snippet = string.Empty,
    };

    private static bool Fits(ConversationSummary row, ConversationFilter filter) =>
        (filter.Channel is null || row.Channel == filter.Channel)
        && (!filter.UnreadOnly || row.Unread > 0)
        && (filter.Tag is null || row.Tags.Contains(filter.Tag, StringComparer.OrdinalIgnoreCase))
        && (string.IsNullOrWhiteSpace(filter.Text) || row.ContactName.Contains(filter.Text.Trim(), StringComparison.CurrentCultureIgnoreCase));

    private async Task<IReadOnlyList<ConversationSummary>> WithMarksAsync(Caller caller, IReadOnlyList<ConversationSummary> rows, CancellationToken cancellationToken)
    {
        var standing = await marks.OfAsync(caller, [.. rows.Select(row => row.ContactId)], cancellationToken);
        var known = rows.Any(row => row.AssignedTo is not null) && await team.ListAsync(caller, cancellationToken) is Reading<Team>.Found(var users) ? users : null;
        return standing.Count == 0 && known is null ? rows : [.. rows.Select(row => row with
        {
            AssignedName = known?.NameOf(row.AssignedTo),
            Mark = standing.TryGetValue(row.ContactId, out var mark) && marks.Stands(mark, row.At, row.IsInbound is true) ? InboxMarks.Of(mark) : null,
        })];
    }
}
