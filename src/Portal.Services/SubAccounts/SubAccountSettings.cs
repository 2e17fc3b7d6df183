using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.SubAccounts;

/// <summary>What administrators changed of a sub-account. The row stays when everything is as in the configuration again.</summary>
public sealed class SubAccountSettings
{
    public required string LocationId { get; init; }

    /// <summary>JSON: a <see cref="StoredSetting"/> by <see cref="SubAccountSetting.Key"/>.</summary>
    public required string Changes { get; set; }

    /// <summary>One more with each saving.</summary>
    public required int Version { get; set; }

    public required Guid ChangedById { get; set; }
    public required string ChangedByName { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime ChangedAt { get; set; }
}

internal sealed class SubAccountSettingsTable : IEntityTypeConfiguration<SubAccountSettings>
{
    public void Configure(EntityTypeBuilder<SubAccountSettings> builder)
    {
        builder.HasKey(s => s.LocationId);
        builder.Property(s => s.LocationId).ValueGeneratedNever();
        builder.Property(s => s.Version).IsConcurrencyToken();
    }
}
