namespace Portal.Services.Presence;

/// <summary>What one window of a person says of itself, also to other portals: ids, never a name or a word. <paramref name="Number"/> rises with each word of a window.</summary>
public sealed record PresenceWord(Guid Window, string LocationId, Guid PersonId, string ContactId, Doing Doing, long Number);

/// <summary>What a person does at a contact's conversation; the later ones say more.</summary>
public enum Doing
{
    /// <summary>Not there any more.</summary>
    Nothing,
    Looking,
    Writing,
}
