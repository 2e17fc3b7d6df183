namespace Portal.Services.Contacts;

/// <summary>A contact that the service no longer has, as it was when somebody wrote to it.</summary>
public sealed record FormerContact(string Id, string Name, IReadOnlyList<string> Addresses)
{
    public override string ToString() => $"former contact {Id}"; // never an address in a log
}

/// <summary>Somebody who may be meant by a <see cref="FormerContact"/>. <paramref name="Shared"/>: the addresses that are known of both.</summary>
public sealed record PossibleContact(ContactDetails Contact, IReadOnlyList<string> Shared);
