using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Portal.Services.Exports;

/// <summary>A file that is written behind the pages, and how far it is. Whoever goes on with it needs nothing else.</summary>
public sealed class ExportJob
{
    public required Guid Id { get; init; }
    public required string LocationId { get; init; }

    /// <summary>Who asked for it: nobody else sees it.</summary>
    public required Guid PersonId { get; init; }
    public required string PersonName { get; init; }
    public required ExportFormat Format { get; init; }

    /// <summary>What is written, as a person reads it.</summary>
    public required string Title { get; init; }

    /// <summary>JSON, of <see cref="StoredQuery"/>.</summary>
    public required string Query { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime AskedAt { get; init; }

    /// <summary>How many messages there were by then.</summary>
    public required int Total { get; init; }

    public ExportState State { get; set; } = ExportState.Waiting;

    /// <summary>Messages in the file.</summary>
    public int Rows { get; set; }

    /// <summary>The last of them; the next are older. At first a bound that leaves out what is written after it was asked for.</summary>
    public required Guid Last { get; set; }

    /// <summary>How long the file was with the last of them: what stands behind that was written before a crash and is written again.</summary>
    public long Bytes { get; set; }

    /// <summary>Of an evidence pack: the SHA-256 of its manifest, by which it is known again.</summary>
    public string? Digest { get; set; }

    /// <summary>Why it failed, as a sentence.</summary>
    public string? Problem { get; set; }

    /// <summary>UTC; when it was ready, failed or was cancelled.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>The portal that works on it, or is meant to, for as long as <see cref="HeldUntil"/> says.</summary>
    public required Guid Holder { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime HeldUntil { get; set; }

    public override string ToString() => $"export {Id}"; // a title may have a name in it
}

public enum ExportState
{
    Waiting,
    Running,
    Ready,
    Failed,
    Cancelled,
}

internal sealed class ExportJobTable : IEntityTypeConfiguration<ExportJob>
{
    public void Configure(EntityTypeBuilder<ExportJob> builder)
    {
        builder.HasIndex(j => new { j.LocationId, j.PersonId, j.Id });
        builder.HasIndex(j => j.State);
    }
}
