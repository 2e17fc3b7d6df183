namespace Portal.Services.People;

/// <summary>Somebody of whom it is known in a sub-account that they may work there, or that they may not although something else would let them in.</summary>
public sealed record PersonHere(PersonKey Key)
{
    /// <summary>Null for an address with which nobody has signed in since it was put on the list.</summary>
    public string? Name { get; init; }
    public string? Email { get; init; }

    /// <summary>The address that the person proved at the latest sign-in, or that somebody has still to prove.</summary>
    public string? ProvenEmail { get; init; }

    /// <summary>Null where they are not let in, or have not signed in yet.</summary>
    public Entrance? Entrance { get; init; }

    /// <summary>The list's entry, where there is one.</summary>
    public ListedPerson? Entry { get; init; }

    /// <summary>UTC; null for somebody who has not signed in yet.</summary>
    public DateTime? LastSignInAt { get; init; }

    /// <summary>UTC; when somebody signed in with an awaited address whose sign-in didn't vouch for it, so that they were not let in.</summary>
    public DateTime? CameUnprovenAt { get; init; }

    /// <summary>What they are here, or will be once they sign in.</summary>
    public Role? Role => Entrance?.Role ?? (Key.PersonId is null ? Entry?.Role : null);

    public bool IsKeptOut => Entry is { Role: null } && Entrance is null;

    /// <summary>On the list in vain: the sign-in says in which sub-accounts they work, and doesn't name this one.</summary>
    public bool IsElsewhere => Key.PersonId is not null && Entry is { Role: not null } && Entrance is null;

    /// <summary>Whether the list says what they are.</summary>
    public bool MayChangeRole => Role is not null && Entrance is null or { RoleFrom: AccessSource.List or AccessSource.Domain };

    /// <summary>Whether they are here only as long as the list, or the domain of the address, lets them in.</summary>
    public bool MayRemove => !IsKeptOut && Entrance is null or { RoleFrom: AccessSource.List or AccessSource.Domain } or { PlaceFrom: AccessSource.List or AccessSource.Domain };
}

/// <summary>Which line of a sub-account's people: the list's entry, the person, or both.</summary>
public readonly record struct PersonKey(Guid? EntryId, Guid? PersonId);
