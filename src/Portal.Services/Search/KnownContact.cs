namespace Portal.Services.Search;

/// <summary>
/// A contact to whom something was written, under a name that they had then; a contact with several names is here several times. Few beside the messages, so that
/// a part of a name is looked for here. Two portals that write to somebody new in the same moment may both enter them, which changes nothing of what is found.
/// </summary>
public sealed class KnownContact
{
    public long Id { get; init; }
    public required string LocationId { get; init; }
    public required string ContactId { get; init; }
    public required string ContactName { get; init; }
}
