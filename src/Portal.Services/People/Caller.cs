namespace Portal.Services.People;

/// <summary>
/// Who asks, in which sub-account, and as what. Every service that reads or writes a sub-account's data takes one first
/// and looks at nothing outside <see cref="LocationId"/>.
/// </summary>
public sealed record Caller(Guid PersonId, string Name, string LocationId, Role Role)
{
    public bool MaySeeEveryonesMessages => Role is Role.Manager or Role.Admin;

    /// <summary>What the others write waits until one of those who <see cref="MayApprove"/> has said that it may go.</summary>
    public bool MaySend => Role is not Role.DraftOnly;

    /// <summary>What others have written, never what they wrote themselves.</summary>
    public bool MayApprove => Role is Role.Manager or Role.Admin;

    public bool MayChangeSettings => Role is Role.Admin;

    /// <summary>Whether to have by its id, and to act on, what that person of the same sub-account has written down.</summary>
    public bool MayActOn(Guid authorId) => authorId == PersonId || MaySeeEveryonesMessages;
}

/// <summary>What a person is in the portal. Each role can do what the one before it can.</summary>
public enum Role
{
    /// <summary>Writes, and somebody else sends it.</summary>
    DraftOnly,
    Staff,
    Manager,
    Admin,
}
