using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Team;

/// <summary>
/// How many messages one person wrote on one channel in one quarter of an hour, and where they stand now. What is neither of these is still on
/// its way. Kept by <see cref="Tallying"/> in the transaction of every step.
/// </summary>
public sealed class MessageTally
{
    public required string LocationId { get; init; }

    /// <summary><see cref="Quarters"/>: when they were written.</summary>
    public required int Quarter { get; init; }
    public required Guid AuthorId { get; init; }
    public required string ChannelKey { get; init; }

    public int Written { get; set; }
    public int Accepted { get; set; }
    public int Delivered { get; set; }
    public int Read { get; set; }
    public int Failed { get; set; }
    public int Refused { get; set; }
    public int Unknown { get; set; }
    public int Held { get; set; }
    public int Cancelled { get; set; }

    /// <summary>Of the cancelled.</summary>
    public int Undone { get; set; }
}

/// <summary>How many messages of one quarter of an hour failed or were refused on one channel for one reason.</summary>
public sealed class FailureTally
{
    public required string LocationId { get; init; }

    /// <summary><see cref="Quarters"/>: when they were written.</summary>
    public required int Quarter { get; init; }
    public required string ChannelKey { get; init; }

    /// <summary><see cref="Messages.Message.ReasonCode"/>; empty where none was given.</summary>
    public required string Code { get; init; }

    public int Count { get; set; }
}

internal sealed class MessageTallyTable : IEntityTypeConfiguration<MessageTally>
{
    public void Configure(EntityTypeBuilder<MessageTally> builder)
    {
        builder.ToTable("MessageTallies");
        builder.HasKey(t => new { t.LocationId, t.Quarter, t.AuthorId, t.ChannelKey });
    }
}

internal sealed class FailureTallyTable : IEntityTypeConfiguration<FailureTally>
{
    public void Configure(EntityTypeBuilder<FailureTally> builder)
    {
        builder.ToTable("FailureTallies");
        builder.HasKey(t => new { t.LocationId, t.Quarter, t.ChannelKey, t.Code });
    }
}
