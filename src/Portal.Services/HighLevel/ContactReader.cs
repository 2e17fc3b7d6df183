using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class ContactReader
{
    public static ServiceContact? One(JsonElement root) => Row(root.Unwrapped("contact"));

    /// <summary>Null when there is no list at all; rows without an id are left out.</summary>
    public static IReadOnlyList<ServiceContact>? Many(JsonElement root) =>
        root.Child("contacts") is { ValueKind: JsonValueKind.Array } rows
            ? [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceContact>()]
            : null;

    private static ServiceContact? Row(JsonElement row) => row.Text("id", "_id") is { } id
        ? new ServiceContact
        {
            Id = id,
            LocationId = row.Text("locationId"),
            Name = row.Text("name", "contactName"),
            FirstName = row.Text("firstName", "firstNameRaw"),
            LastName = row.Text("lastName", "lastNameRaw"),
            Email = row.Text("email"),
            Phone = row.Text("phone"),
            AdditionalEmails = row.Texts("additionalEmails", "email", "value"),
            AdditionalPhones = row.Texts("additionalPhones", "phone", "phoneNumber", "value"),
            CompanyName = row.Text("companyName", "businessName"),
            TimeZone = row.Text("timezone", "timeZone"),
            Tags = row.Texts("tags", "name"),
            AssignedTo = row.Text("assignedTo"),
            Dnd = row.Flag("dnd") ?? false,
            DndSettings = DndSettings(row),
        }
        : null;

    private static Dictionary<string, ServiceDnd> DndSettings(JsonElement row)
    {
        var settings = new Dictionary<string, ServiceDnd>(StringComparer.OrdinalIgnoreCase);
        if (row.Object("dndSettings") is { } channels)
        {
            foreach (var channel in channels.EnumerateObject().Where(c => c.Value.ValueKind == JsonValueKind.Object))
            {
                settings[channel.Name] = new ServiceDnd(
                    channel.Value.Text("status")?.ToLowerInvariant() ?? "inactive", channel.Value.Text("message"), channel.Value.Text("code"));
            }
        }

        return settings;
    }
}
