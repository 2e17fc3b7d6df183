using Portal.Services.Composing;

namespace Portal.Services.Contacts;

/// <summary>One contact as people see it.</summary>
public sealed record ContactDetails
{
    public required string Id { get; init; }

    /// <summary>Never empty: the name, else an address, else words that say that there is none.</summary>
    public required string Name { get; init; }

    /// <summary>As they are spoken of: by the first name, where there is one.</summary>
    public string ShortName => InvisibleCharacters.IsBlank(Recipient.FirstName) ? Name : Recipient.FirstName;

    public string? Company { get; init; }

    /// <summary>The main one first.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>The main one first.</summary>
    public required IReadOnlyList<string> Phones { get; init; }
    public required IReadOnlyList<string> Tags { get; init; }

    /// <summary>The contact's IANA zone where the service names one that the portal knows, else the sub-account's.</summary>
    public required string TimeZone { get; init; }
    public required bool TimeZoneIsContacts { get; init; }

    /// <summary>What the service has as the contact's zone, where nobody knows a zone of that name.</summary>
    public string? UnknownTimeZone { get; init; }

    /// <summary>What stands in the way of writing to the contact; also the input of <see cref="ChannelChoices"/>.</summary>
    public required Recipient Recipient { get; init; }

    /// <summary>Do-not-disturb as sentences, one for each channel that has it; empty when nothing is blocked.</summary>
    public required IReadOnlyList<string> DoNotDisturb { get; init; }
}
