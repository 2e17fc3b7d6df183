namespace Portal.Services.Composing;

/// <summary>What matters of a contact for deciding which channels reach them.</summary>
public sealed record Recipient
{
    /// <summary>Never empty: an address, or words, where there is no name.</summary>
    public required string Name { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }

    /// <summary>A person's name; null where none is known.</summary>
    public string? FullName { get; init; }
    public string? Company { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }

    /// <summary>All of the contact's, the main one first.</summary>
    public IReadOnlyList<string> Phones { get; init; } = [];

    /// <summary>All of the contact's, the main one first.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Do-not-disturb by <see cref="Channel.Key"/>; channels that are not blocked are not listed.</summary>
    public IReadOnlyDictionary<string, DoNotDisturb> DoNotDisturb { get; init; } = new Dictionary<string, DoNotDisturb>();

    public override string ToString() => "recipient"; // never an address in a log
}

/// <summary><paramref name="IsPermanent"/>: only the contact can lift it. <paramref name="Note"/> is the service's own remark.</summary>
public sealed record DoNotDisturb(bool IsPermanent, string? Note = null, string? Code = null)
{
    /// <summary><paramref name="what"/> is what can't be sent: “SMS”, “any message”.</summary>
    public string Sentence(string what)
    {
        var note = InvisibleCharacters.IsBlank(Note) ? string.Empty : $" The service notes: “{Note}”.";
        return IsPermanent
            ? $"Do-not-disturb is on for {what}, for good: only the contact can lift it.{note}"
            : $"Do-not-disturb is on for {what}.{note}";
    }
}
