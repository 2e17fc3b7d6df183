using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;

namespace Portal.Services.Materials;

/// <summary>What a message can be about.</summary>
public sealed class AppointmentService(IHighLevel service, ServiceReads reads, KnownSubAccounts subAccounts, TimeProvider time)
{
    private static readonly string[] Off = ["cancelled", "noshow", "invalid"];

    /// <summary>The latest first.</summary>
    public async Task<Reading<IReadOnlyList<ContactAppointment>>> ListAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(
            caller, "this contact’s appointments", (token, stop) => service.ListAppointmentsAsync(token, contactId, stop), cancellationToken);
        return reading.Then<IReadOnlyList<ContactAppointment>>(found => new Reading<IReadOnlyList<ContactAppointment>>.Found(
            [.. found.Where(a => a.LocationId is null || a.LocationId == caller.LocationId).OrderByDescending(a => a.Start).Select(a => Of(a, ZoneOf(caller)))]));
    }

    private ContactAppointment Of(ServiceAppointment appointment, WallZone zone)
    {
        var (start, end) = (OnWall(appointment.Start, zone), OnWall(appointment.End, zone));
        return new()
        {
            Id = appointment.Id,
            Title = InvisibleCharacters.IsBlank(appointment.Title) ? "Appointment" : appointment.Title,
            Start = start,
            End = end,
            Place = appointment.Address,
            Status = appointment.Status,
            IsAhead = start > OnWall(time.GetUtcNow().UtcDateTime, zone) && !Off.Contains(appointment.Status),
        };
    }

    private WallZone ZoneOf(Caller caller) => WallZone.Of(subAccounts.Find(caller.LocationId)?.TimeZone);

    private static DateTime? OnWall(DateTime? at, WallZone zone) =>
        at is { Kind: DateTimeKind.Utc } utc ? zone.WallAt(utc) : at;
}
