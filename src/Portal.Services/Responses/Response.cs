namespace Portal.Services.Responses;

/// <summary>How long a contact waited for an answer.</summary>
/// <param name="Since">UTC; when they wrote the first message that nobody had answered.</param>
/// <param name="Minutes">In the sub-account's working hours, rounded up; <see cref="ResponseScale.Most"/> at most.</param>
public sealed record Response(DateTime Since, int Minutes);
