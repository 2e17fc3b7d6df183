namespace Portal.Services.Conversations;

/// <summary>What pages look at: one contact's thread, or the list of conversations when <paramref name="ContactId"/> is null.</summary>
internal sealed record WatchTopic(string LocationId, string? ContactId);
