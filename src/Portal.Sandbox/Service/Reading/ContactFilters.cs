using System.Text.Json;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary>
/// The filters of a contact search: <c>{field, operator, value}</c> and <c>{group: AND|OR, filters}</c>. A field that the sandbox doesn't keep
/// is as one that no contact has filled in.
/// </summary>
internal static class ContactFilters
{
    public static bool Match(Contact contact, JsonElement? body) =>
        body is not { } json || !json.TryGetProperty("filters", out var filters) || filters.ValueKind != JsonValueKind.Array
        || filters.EnumerateArray().All(filter => One(contact, filter));

    private static bool One(Contact contact, JsonElement filter)
    {
        if (filter.TryGetProperty("group", out var group) && filter.TryGetProperty("filters", out var inner))
        {
            return group.GetString() == "OR" ? inner.EnumerateArray().Any(item => One(contact, item)) : inner.EnumerateArray().All(item => One(contact, item));
        }

        var values = Values(contact, filter.TryGetProperty("field", out var field) ? field.GetString() : null);
        var wanted = filter.TryGetProperty("value", out var value) ? Wanted(value) : [];
        return (filter.TryGetProperty("operator", out var op) ? op.GetString() : "eq") switch
        {
            "eq" => Has(values, wanted),
            "not_eq" => !Has(values, wanted),
            "contains" => Contains(values, wanted),
            "not_contains" => !Contains(values, wanted),
            "exists" => values.Count > 0,
            "not_exists" => values.Count == 0,
            _ => false,
        };
    }

    private static bool Has(List<string> values, List<string> wanted) =>
        values.Exists(value => wanted.Exists(one => string.Equals(value, one, StringComparison.OrdinalIgnoreCase)));

    private static bool Contains(List<string> values, List<string> wanted) =>
        values.Exists(value => wanted.Exists(one => value.Contains(one, StringComparison.OrdinalIgnoreCase)));

    private static List<string> Wanted(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(item => item.ToString())] : [value.ToString()];

    private static List<string> Values(Contact contact, string? field) => field switch
    {
        "id" => [contact.Id],
        "firstNameLowerCase" or "firstName" => Filled(contact.FirstName),
        "lastNameLowerCase" or "lastName" => Filled(contact.LastName),
        "email" => Filled(contact.Email),
        "additionalEmails" => [.. contact.AdditionalEmails],
        "phone" => Filled(contact.Phone),
        "additionalPhones" => [.. contact.AdditionalPhones],
        "companyName" or "businessName" => Filled(contact.CompanyName),
        "timezone" => Filled(contact.TimeZone),
        "tags" => [.. contact.Tags],
        "assignedTo" => Filled(contact.AssignedTo),
        "dnd" => [contact.Dnd ? "true" : "false"],
        not null when field.StartsWith("dndSettings.", StringComparison.Ordinal) && field.EndsWith(".status", StringComparison.Ordinal) =>
            Filled(contact.DndSettings.GetValueOrDefault(field.Split('.')[1])?.Status),
        _ => [],
    };

    private static List<string> Filled(string? value) => string.IsNullOrEmpty(value) ? [] : [value];
}
