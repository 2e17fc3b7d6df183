using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>How an administrator connected a sub-account to HighLevel. The tokens in it are encrypted.</summary>
public sealed class Connection
{
    public required string LocationId { get; init; }
    public required TokenSource Source { get; set; }
    public required byte[] AccessToken { get; set; }

    /// <summary>Good for one renewal; null for a private integration token, which is never renewed.</summary>
    public byte[]? RefreshToken { get; set; }

    /// <summary>Whose refresh token it is where it is a company's: it renews the company's token, which is then exchanged for the sub-account's.</summary>
    public string? CompanyId { get; set; }

    /// <summary>UTC; null where it doesn't end by itself.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>UTC; when the portal renews it next without being asked.</summary>
    public DateTime? RenewAt { get; set; }

    /// <summary>UTC; when the tokens came.</summary>
    public required DateTime IssuedAt { get; set; }

    /// <summary>What HighLevel said it allows; empty where it didn't say.</summary>
    public required List<string> Scopes { get; set; }

    public required ConnectionState State { get; set; }

    /// <summary>HighLevel refused this very access token.</summary>
    public bool IsRejected { get; set; }

    public required Guid ConnectedById { get; set; }
    public required string ConnectedByName { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime ConnectedAt { get; set; }

    /// <summary>Changes with every token, so that of two renewals only one is stored.</summary>
    public required Guid Version { get; set; }
}

/// <summary>How it stands with a connection.</summary>
public enum ConnectionState
{
    Working,

    /// <summary>HighLevel says that the sub-account is not active. The same connection works when it is again.</summary>
    Paused,

    /// <summary>HighLevel no longer takes it: revoked, expired, or its renewal was lost. It has to be connected again.</summary>
    Refused,

    /// <summary>Somebody uninstalled the app at HighLevel.</summary>
    Uninstalled,
}

internal sealed class ConnectionTable : IEntityTypeConfiguration<Connection>
{
    public void Configure(EntityTypeBuilder<Connection> builder)
    {
        builder.HasKey(c => c.LocationId);
        builder.Property(c => c.LocationId).ValueGeneratedNever();
        builder.Property(c => c.Version).IsConcurrencyToken();
    }
}
