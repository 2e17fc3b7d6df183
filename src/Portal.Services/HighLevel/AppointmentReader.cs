using System.Globalization;
using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class AppointmentReader
{
    private static readonly string[] WallTimes = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff", "yyyy-MM-dd'T'HH:mm"];

    public static IReadOnlyList<ServiceAppointment>? Many(JsonElement root) => (root.List("events") ?? root.List("appointments")) is { } rows
        ? [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceAppointment>()]
        : null;

    private static ServiceAppointment? Row(JsonElement row) => row.Text("id", "_id") is { } id
        ? new ServiceAppointment
        {
            Id = id,
            CalendarId = row.Text("calendarId"),
            ContactId = row.Text("contactId"),
            LocationId = row.Text("locationId"),
            Title = row.Text("title", "name"),
            Status = row.Text("appointmentStatus", "status")?.ToLowerInvariant(),
            Start = Time(row, "startTime"),
            End = Time(row, "endTime"),
            Address = row.Text("address"),
            Notes = row.Text("notes"),
            AssignedUserId = row.Text("assignedUserId"),
        }
        : null;

    private static DateTime? Time(JsonElement row, string name) =>
        DateTime.TryParseExact(row.Text(name), WallTimes, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall) ? wall : row.Time(name);
}
