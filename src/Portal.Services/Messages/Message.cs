using Portal.Services.Composing;

namespace Portal.Services.Messages;

/// <summary>
/// One outgoing message with its content frozen. Its state changes only by the ledger's conditional updates,
/// so that two workers, or a worker and a person, can't both take the same step.
/// </summary>
public sealed class Message
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }
    public required Guid AuthorId { get; init; }
    public required string AuthorName { get; init; }
    public required string ContactId { get; init; }

    /// <summary>The contact's name when the message was written.</summary>
    public required string ContactName { get; init; }

    /// <summary><see cref="Channel.Key"/>.</summary>
    public required string ChannelKey { get; init; }
    public required MessageContent Content { get; init; }

    /// <summary>Made by the author's browser for one press of the button; a second press brings the same one.</summary>
    public required Guid ClientToken { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime CreatedAt { get; init; }

    /// <summary>UTC; not before this time.</summary>
    public required DateTime DueAt { get; set; }
    public MessageState State { get; set; } = MessageState.Scheduled;

    /// <summary>Rises with every step.</summary>
    public int Version { get; set; } = 1;

    /// <summary>UTC, of the last step.</summary>
    public required DateTime StateAt { get; set; }

    /// <summary>Why it is where it is, as a sentence for its author; null where the state says it all.</summary>
    public string? Reason { get; set; }

    /// <summary>The service's <c>canonicalCode</c> or carrier code that <see cref="Reason"/> was made from.</summary>
    public string? ReasonCode { get; set; }

    /// <summary>Requests begun for it so far.</summary>
    public int Attempts { get; set; }

    /// <summary>Names the claim under which a worker may finish it; a worker with another one is too late.</summary>
    public Guid? Lease { get; set; }

    /// <summary>UTC; after it the claim is void.</summary>
    public DateTime? LeaseUntil { get; set; }

    /// <summary>UTC; when to ask the service next what became of it.</summary>
    public DateTime? CheckAt { get; set; }
    public int Checks { get; set; }

    public string? ConversationId { get; set; }
    public string? ServiceMessageId { get; set; }
    public string? EmailMessageId { get; set; }
    public string? TraceId { get; set; }

    public Channel Channel => Channel.Find(ChannelKey) ?? throw new InvalidOperationException($"Message {Id} has the unknown channel {ChannelKey}.");
}
