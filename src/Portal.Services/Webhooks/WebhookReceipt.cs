using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Webhooks;

/// <summary>A webhook has come, and has its effect once.</summary>
public sealed class WebhookReceipt
{
    public required string WebhookId { get; init; }

    /// <summary>UTC; when it came.</summary>
    public required DateTime At { get; init; }
}

internal sealed class WebhookReceiptTable : IEntityTypeConfiguration<WebhookReceipt>
{
    public void Configure(EntityTypeBuilder<WebhookReceipt> builder)
    {
        builder.HasKey(r => r.WebhookId);
        builder.HasIndex(r => r.At);
    }
}
