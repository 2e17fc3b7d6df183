namespace Portal.Services.Audit;

public sealed class AuditOptions
{
    public const string Section = "Audit";

    /// <summary>Whether the audit has who opened which message and which conversation.</summary>
    public bool Readers { get; set; }
}
