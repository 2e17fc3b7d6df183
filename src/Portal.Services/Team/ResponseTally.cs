using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.Responses;

namespace Portal.Services.Team;

/// <summary>How many answers of one person on one channel, written in one quarter of an hour, contacts waited for equally long. Kept by <see cref="Tallying"/> in the transaction of every step.</summary>
public sealed class ResponseTally
{
    public required string LocationId { get; init; }

    /// <summary><see cref="Quarters"/>: when they were written.</summary>
    public required int Quarter { get; init; }
    public required Guid AuthorId { get; init; }
    public required string ChannelKey { get; init; }

    /// <summary>Of <see cref="ResponseScale"/>.</summary>
    public required int Step { get; init; }

    public int Count { get; set; }
}

internal sealed class ResponseTallyTable : IEntityTypeConfiguration<ResponseTally>
{
    public void Configure(EntityTypeBuilder<ResponseTally> builder)
    {
        builder.ToTable("ResponseTallies");
        builder.HasKey(t => new { t.LocationId, t.Quarter, t.AuthorId, t.ChannelKey, t.Step });
    }
}
