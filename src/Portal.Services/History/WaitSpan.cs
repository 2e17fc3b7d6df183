namespace Portal.Services.History;

/// <summary>How long contacts waited for an answer, in minutes of working hours: longer than <paramref name="LongerThan"/> and not longer than <paramref name="Within"/>; null for no such end.</summary>
public sealed record WaitSpan(int? LongerThan = null, int? Within = null);
