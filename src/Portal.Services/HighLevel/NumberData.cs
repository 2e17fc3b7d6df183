namespace Portal.Services.HighLevel;

/// <summary>The phone numbers of a sub-account. <paramref name="AccountStatus"/> is active, suspended or closed, or a word we don't know.</summary>
public sealed record ServiceNumbers(IReadOnlyList<ServiceNumber> Numbers, string? AccountStatus);

/// <summary>One phone number that a sub-account can send from. What it can do is null where the service does not say.</summary>
public sealed record ServiceNumber
{
    /// <summary>E.164.</summary>
    public required string PhoneNumber { get; init; }
    public string? FriendlyName { get; init; }

    /// <summary>Two letters.</summary>
    public string? CountryCode { get; init; }

    /// <summary>local, mobile, tollFree, or a word we don't know.</summary>
    public string? Type { get; init; }
    public bool IsDefault { get; init; }
    public bool? CanSms { get; init; }
    public bool? CanMms { get; init; }
    public bool? CanVoice { get; init; }

    /// <summary>The user whose number it is; null where it is everybody's.</summary>
    public string? LinkedUser { get; init; }
}
