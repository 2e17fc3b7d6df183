using System.ComponentModel.DataAnnotations;

namespace Portal.Services.SubAccounts;

/// <summary>The sub-accounts this portal serves, by location id. One that is not listed does not exist for the portal.</summary>
public sealed class SubAccountsOptions : Dictionary<string, SubAccountOptions>
{
    public const string Section = "SubAccounts";
}

public sealed class SubAccountOptions
{
    [Required, MinLength(1)] public string Name { get; set; } = string.Empty;

    /// <summary>The IANA zone of the sub-account, used where a contact has none.</summary>
    [Required, MinLength(1)] public string TimeZone { get; set; } = "UTC";

    /// <summary>After so many days the words of messages are removed; null to keep them for ever.</summary>
    public int? KeepDays { get; set; }

    /// <summary>When its people work, as <see cref="Scheduling.WorkingHours"/> reads it, by the clock of <see cref="TimeZone"/>. Contacts' waiting for an answer is counted in them.</summary>
    public string WorkingHours { get; set; } = Scheduling.WorkingHours.Usual;

    /// <summary>A private integration token for everything in the sub-account, until an administrator connects it under Settings.</summary>
    public string? PrivateIntegrationToken { get; set; }
}
