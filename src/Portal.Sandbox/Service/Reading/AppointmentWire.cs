using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>One appointment as the service tells it: wall times that name no zone.</summary>
internal sealed record AppointmentWire
{
    public required string Id { get; init; }
    public required string CalendarId { get; init; }
    public required string ContactId { get; init; }
    public required string LocationId { get; init; }
    public required string Title { get; init; }
    public required string AppointmentStatus { get; init; }

    /// <summary><c>YYYY-MM-DD HH:mm:ss</c></summary>
    public required string StartTime { get; init; }
    public required string EndTime { get; init; }

    public static AppointmentWire Of(Appointment appointment, string locationId) => new()
    {
        Id = appointment.Id,
        CalendarId = appointment.CalendarId,
        ContactId = appointment.ContactId,
        LocationId = locationId,
        Title = appointment.Title,
        AppointmentStatus = appointment.Status,
        StartTime = Text(appointment.Start),
        EndTime = Text(appointment.Start + appointment.Length),
    };

    private static string Text(DateTime wall) => wall.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

internal sealed record AppointmentsBody(IReadOnlyList<AppointmentWire> Events) : ReplyBody;
