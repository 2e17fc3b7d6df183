using Portal.Services.Scheduling;

namespace Portal.Services.Reviews;

/// <summary>Of which messages a few are drawn at random. All of it belongs into the page's address, so that the same ones are drawn again.</summary>
public sealed record SampleQuery
{
    /// <summary>Null for everybody but the caller, of whose own messages none is ever drawn.</summary>
    public Guid? AuthorId { get; init; }

    /// <summary>Null for every channel.</summary>
    public string? ChannelKey { get; init; }

    /// <summary>The first and the last day on which they were written, as <see cref="TimeZone"/> counts days.</summary>
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required WallZone TimeZone { get; init; }

    /// <summary>A version 7 id, made when it is drawn: only what was written before is among them, and only what was reviewed before counts as reviewed.</summary>
    public required Guid Seed { get; init; }
}

/// <summary>What was drawn, in the order in which it is to be looked at; <paramref name="OutOf"/> says of how many.</summary>
public sealed record Sample(IReadOnlyList<SampledMessage> Messages, int OutOf);

/// <summary>One of a sample, and whether it is reviewed by now.</summary>
public sealed record SampledMessage(Guid MessageId, bool IsReviewed);
