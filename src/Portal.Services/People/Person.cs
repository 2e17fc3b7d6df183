namespace Portal.Services.People;

/// <summary>Someone who has signed in at least once.</summary>
public sealed class Person
{
    public required Guid Id { get; init; }

    /// <summary>The identity provider's address and its own name for the person; together they never change.</summary>
    public required string Issuer { get; init; }
    public required string Subject { get; init; }
    public required string Name { get; set; }
    public string? Email { get; set; }

    /// <summary>The address of the latest sign-in in its one form, where it was proven to be the person's own; else null.</summary>
    public string? VerifiedEmail { get; set; }

    /// <summary>What the claims of the latest sign-in made the person; null where they said nothing that the portal knows.</summary>
    public Role? ClaimedRole { get; set; }

    /// <summary>The sub-accounts that the claims of the latest sign-in named; empty where they named none that the portal serves.</summary>
    public List<string> ClaimedLocationIds { get; set; } = [];

    /// <summary>As <see cref="PreferenceStore"/> writes them; null until the person chooses something.</summary>
    public string? Preferences { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime LastSignInAt { get; set; }
}
