using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Drafts;

/// <summary>Who else writes to a contact at this moment, as their stored drafts tell it, whichever portal stored them. Never what they write.</summary>
public sealed class ColleaguesWriting(Database database, TimeProvider clock)
{
    /// <summary>Who has typed nothing for this long is not writing any more.</summary>
    public static readonly TimeSpan Lately = TimeSpan.FromMinutes(1);

    /// <summary>In the order of their names.</summary>
    public async Task<IReadOnlyList<WritingColleague>> ToAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow().UtcDateTime - Lately;
        var drafts = await database.ReadAsync(
            (context, token) => context.Drafts
                .Where(d => d.LocationId == caller.LocationId && d.UpdatedAt > since && d.ContactId == contactId && d.AuthorId != caller.PersonId)
                .Join(context.People, d => d.AuthorId, p => p.Id, (d, p) => new { d.AuthorId, p.Name, d.ChannelKey, d.UpdatedAt })
                .ToListAsync(token),
            cancellationToken);
        return
        [
            .. drafts.GroupBy(draft => (draft.AuthorId, draft.Name))
                .Select(own => new WritingColleague(own.Key.AuthorId, own.Key.Name, [.. own.Select(d => Channel.Of(d.ChannelKey)).OrderBy(c => c.Key)], own.Max(d => d.UpdatedAt)))
                .OrderBy(colleague => colleague.Name, StringComparer.CurrentCulture),
        ];
    }
}

/// <summary><paramref name="At"/> in UTC, when they last typed.</summary>
public sealed record WritingColleague(Guid PersonId, string Name, IReadOnlyList<Channel> Channels, DateTime At);
