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

    /// <summary>As <see cref="PreferenceStore"/> writes them; null until the person chooses something.</summary>
    public string? Preferences { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime LastSignInAt { get; set; }
}
