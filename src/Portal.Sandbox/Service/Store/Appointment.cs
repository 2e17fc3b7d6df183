namespace Portal.Sandbox.Service.Store;

/// <summary>One appointment. Its times are wall times of the sub-account.</summary>
internal sealed record Appointment(string Id, string ContactId, string CalendarId, string Title, string Status, DateTime Start, TimeSpan Length);
