namespace Portal.Services.HighLevel;

/// <summary>Somebody who works in a sub-account at the service. <paramref name="Name"/> is never empty; the address is as the service has it.</summary>
public sealed record ServiceUser(string Id, string Name, string? Email);

/// <summary>What of a conversation is to be changed at the service; what is null stays. <paramref name="Unread"/> counts messages.</summary>
public sealed record ConversationChange(int? Unread = null, bool? Starred = null);
