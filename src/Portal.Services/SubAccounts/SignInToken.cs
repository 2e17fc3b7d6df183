using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.SubAccounts;

/// <summary>
/// The tokens of a person's latest sign-in, encrypted. They are kept apart from the session, so that a scheduled message can go out
/// after its author has gone home. One access token serves all sub-accounts of a sign-in, and so one refresh token renews it for all.
/// </summary>
public sealed class SignInToken
{
    public required Guid PersonId { get; init; }
    public required byte[] AccessToken { get; set; }
    public byte[]? RefreshToken { get; set; }

    /// <summary>UTC; null when the provider didn't say.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>The sub-accounts it serves.</summary>
    public required List<string> LocationIds { get; set; }

    /// <summary>The service refused this access token.</summary>
    public bool IsRejected { get; set; }

    /// <summary>UTC; when this access token came. Null for those of older portals.</summary>
    public DateTime? IssuedAt { get; set; }

    /// <summary>This access token came because the service refused the one before.</summary>
    public bool RenewedAfterRefusal { get; set; }

    /// <summary>Changes with every new token, so that of two renewals only one is stored.</summary>
    public required Guid Version { get; set; }
}

internal sealed class SignInTokenTable : IEntityTypeConfiguration<SignInToken>
{
    public void Configure(EntityTypeBuilder<SignInToken> builder)
    {
        builder.HasKey(t => t.PersonId);
        builder.Property(t => t.PersonId).ValueGeneratedNever();
        builder.Property(t => t.Version).IsConcurrencyToken();
    }
}
