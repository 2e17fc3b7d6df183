using System.Text.Json.Serialization;

namespace Portal.Sandbox.Service.Store;

/// <summary>A contact as the sandbox keeps it. Replaced as a whole when it changes.</summary>
internal sealed record Contact
{
    public required string Id { get; init; }
    public required string LocationId { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string> AdditionalEmails { get; init; } = [];
    public IReadOnlyList<string> AdditionalPhones { get; init; } = [];
    public string? CompanyName { get; init; }
    public string? TimeZone { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A user of the sub-account; null for nobody.</summary>
    public string? AssignedTo { get; init; }
    public DateTime DateAdded { get; init; }
    public bool Dnd { get; init; }
    public IReadOnlyDictionary<string, DndSetting> DndSettings { get; init; } = new Dictionary<string, DndSetting>();
    public bool Unsubscribed { get; init; }
    public Manner Manner { get; init; }
    public bool Reads { get; init; }

    /// <summary>A message scheduled for the past is sent at once; for anybody else it is refused.</summary>
    public bool TakesPastTimes { get; init; }

    public string Name => $"{FirstName} {LastName}".Trim();
    public IEnumerable<string> Emails => Email is null ? AdditionalEmails : AdditionalEmails.Prepend(Email);
    public IEnumerable<string> Phones => Phone is null ? AdditionalPhones : AdditionalPhones.Prepend(Phone);

    public bool Disturbs(Channel channel) =>
        !channel.IsInternal && (Dnd || (channel.DndKey is { } key && DndSettings.TryGetValue(key, out var setting) && setting.IsOn));
}

/// <summary>How a contact takes what it receives.</summary>
internal enum Manner
{
    Silent,

    /// <summary>Answers some messages; always the same ones.</summary>
    Moody,
    Answering,
}

/// <summary><paramref name="Status"/> is active, inactive or permanent.</summary>
internal sealed record DndSetting(string Status, string? Message = null, string? Code = null)
{
    [JsonIgnore] public bool IsOn => Status is "active" or "permanent";
}
