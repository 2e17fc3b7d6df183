using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>A contact as the service tells it.</summary>
internal sealed record ContactWire
{
    public required string Id { get; init; }
    public required string LocationId { get; init; }
    public string? Name { get; init; }
    public string? FirstName { get; init; }
    public string? LastName { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
    public IReadOnlyList<string> AdditionalEmails { get; init; } = [];
    public IReadOnlyList<string> AdditionalPhones { get; init; } = [];
    public string? CompanyName { get; init; }
    public string? Timezone { get; init; }
    public IReadOnlyList<string> Tags { get; init; } = [];
    public string? AssignedTo { get; init; }
    public string Type { get; init; } = "lead";
    public required string DateAdded { get; init; }
    public bool Dnd { get; init; }
    public required IReadOnlyDictionary<string, DndSetting> DndSettings { get; init; }
    public bool? ValidEmail { get; init; }
    public IReadOnlyList<string> CustomFields { get; init; } = [];

    /// <summary>Search only: where the next page begins.</summary>
    public IReadOnlyList<object>? SearchAfter { get; init; }

    public static ContactWire Of(Contact contact) => new()
    {
        Id = contact.Id,
        LocationId = contact.LocationId,
        Name = contact.Name is { Length: > 0 } name ? name : null,
        FirstName = contact.FirstName,
        LastName = contact.LastName,
        Email = contact.Email,
        Phone = contact.Phone,
        AdditionalEmails = contact.AdditionalEmails,
        AdditionalPhones = contact.AdditionalPhones,
        CompanyName = contact.CompanyName,
        Timezone = contact.TimeZone,
        Tags = contact.Tags,
        AssignedTo = contact.AssignedTo,
        DateAdded = WireTime.Text(contact.DateAdded),
        Dnd = contact.Dnd,
        DndSettings = contact.DndSettings,
        ValidEmail = contact.Email is { } email ? EmailAddresses.AreValid(email) : null,
    };
}

internal sealed record ContactBody(ContactWire Contact) : ReplyBody;

internal sealed record ContactsBody(IReadOnlyList<ContactWire> Contacts, int Total) : ReplyBody;

internal static class WireTime
{
    public static string Text(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>Milliseconds since 1970.</summary>
    public static long Number(DateTime time) => new DateTimeOffset(time, TimeSpan.Zero).ToUnixTimeMilliseconds();
}
