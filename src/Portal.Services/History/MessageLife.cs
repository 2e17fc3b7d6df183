using Portal.Services.Messages;

namespace Portal.Services.History;

/// <summary>One message with its exact words, and everything that happened to it, oldest first.</summary>
public sealed record MessageLife(Message Message, IReadOnlyList<MessageEvent> Events);
