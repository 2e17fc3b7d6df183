using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Messages;

/// <summary>When a portal last looked after what is due: the one row of its table. By it a portal that starts tells what was missed from what only waits.</summary>
public sealed class DeliveryRound
{
    /// <summary>Always 1.</summary>
    public required int Id { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }
}

internal sealed class DeliveryRoundTable : IEntityTypeConfiguration<DeliveryRound>
{
    public void Configure(EntityTypeBuilder<DeliveryRound> builder) => builder.ToTable("DeliveryRounds").Property(round => round.Id).ValueGeneratedNever();
}
