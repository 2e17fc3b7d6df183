using Microsoft.EntityFrameworkCore;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.Storage;

namespace Portal.Services.Team;

public sealed partial class TeamService
{
    /// <summary>One person's figures; null for who may not see everyone's messages, and where that person has written nothing in the sub-account.</summary>
    public async Task<PersonReport?> ReadPersonAsync(Caller caller, Guid personId, WallZone zone, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(zone.WallAt(clock.GetUtcNow().UtcDateTime));
        return caller.MaySeeEveryonesMessages
            ? await database.ReadAsync((context, token) => ReadPersonAsync(context, caller.LocationId, personId, new Days(zone, today, TeamPeriod.ThisWeek), token), cancellationToken)
            : null;
    }

    private static async Task<PersonReport?> ReadPersonAsync(PortalDbContext context, string locationId, Guid personId, Days days, CancellationToken cancellationToken)
    {
        var latest = await context.Messages.Where(m => m.LocationId == locationId && m.AuthorId == personId).OrderByDescending(m => m.Id).Select(m => m.AuthorName).FirstOrDefaultAsync(cancellationToken);
        return latest is null ? null : new PersonReport
        {
            Person = new TeamPerson(personId, await context.People.Where(p => p.Id == personId).Select(p => p.Name).SingleOrDefaultAsync(cancellationToken) ?? latest),
            Today = days.Today,
            Periods = Periods(await QuartersAsync(context.MessageTallies.Where(t => t.LocationId == locationId && t.AuthorId == personId), days, cancellationToken), days),
            Responses = ResponsePeriods(await QuarterResponsesAsync(context.ResponseTallies.Where(t => t.LocationId == locationId && t.AuthorId == personId), days, cancellationToken), days),
        };
    }
}
