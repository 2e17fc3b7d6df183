using System.Globalization;

namespace Portal.Services.Materials;

/// <summary>An appointment of a contact; its times are the sub-account's wall time.</summary>
public sealed record ContactAppointment
{
    private const string Day = "dddd, d MMMM yyyy";
    private const string Clock = "HH:mm";

    public required string Id { get; init; }
    public required string Title { get; init; }
    public required DateTime? Start { get; init; }
    public required DateTime? End { get; init; }
    public required string? Place { get; init; }
    public required string? Status { get; init; }

    /// <summary>Still to come, and not called off.</summary>
    public required bool IsAhead { get; init; }

    /// <summary>What a text can say of it, by the names that templates of the service use.</summary>
    public IEnumerable<KeyValuePair<string, string?>> Variables() =>
    [
        new("appointment.title", Title),
        new("appointment.startTime", Words(Start, $"{Day} 'at' {Clock}")),
        new("appointment.onlyStartDate", Words(Start, Day)),
        new("appointment.onlyStartTime", Words(Start, Clock)),
        new("appointment.endTime", Words(End, $"{Day} 'at' {Clock}")),
        new("appointment.onlyEndDate", Words(End, Day)),
        new("appointment.onlyEndTime", Words(End, Clock)),
        new("appointment.dayOfWeek", Words(Start, "dddd")),
        new("appointment.meetingLocation", Place),
    ];

    private static string? Words(DateTime? at, string format) => at?.ToString(format, CultureInfo.InvariantCulture);
}
