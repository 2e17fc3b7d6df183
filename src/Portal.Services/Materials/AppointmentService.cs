using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Materials;

/// <summary>An appointment of a contact. <paramref name="Start"/> is the sub-account's wall time.</summary>
public sealed record ContactAppointment(string Id, string Title, DateTime? Start, string? Status);

/// <summary>What a message can be about.</summary>
public sealed class AppointmentService(IHighLevel service, ServiceReads reads)
{
    /// <summary>The latest first.</summary>
    public async Task<Reading<IReadOnlyList<ContactAppointment>>> ListAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var reading = await reads.AskAsync(
            caller, "this contact’s appointments", (token, stop) => service.ListAppointmentsAsync(token, contactId, stop), cancellationToken);
        return reading.Then<IReadOnlyList<ContactAppointment>>(found => new Reading<IReadOnlyList<ContactAppointment>>.Found(
            [.. found.Where(a => a.LocationId is null || a.LocationId == caller.LocationId).OrderByDescending(a => a.Start).Select(Of)]));
    }

    private static ContactAppointment Of(ServiceAppointment appointment) =>
        new(appointment.Id, string.IsNullOrWhiteSpace(appointment.Title) ? "Appointment" : appointment.Title, appointment.Start, appointment.Status);
}
