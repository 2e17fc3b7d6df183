namespace Portal.Services.Drafts;

/// <summary>From whom a draft came. <paramref name="At"/> in UTC.</summary>
public sealed record HandedBy(Guid PersonId, string Name, DateTime At);
