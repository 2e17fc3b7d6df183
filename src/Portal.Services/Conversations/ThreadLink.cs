using Portal.Services.Messages;

namespace Portal.Services.Conversations;

/// <summary>Another item of the same thread, by its <see cref="ThreadItem.Key"/>. <paramref name="At"/> in UTC, as it stands there.</summary>
public sealed record ThreadLink(string Key, DateTime At, MessageState State);
