using System.Text.Json;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary><c>POST /contacts/search</c>: query, filters, one sort, and pages by number or by <c>searchAfter</c>.</summary>
internal static class ContactSearch
{
    public static ContactsBody Run(IReadOnlyList<Contact> contacts, RequestBody body)
    {
        var found = contacts.Where(contact => Matches(contact, body.String("query")) && ContactFilters.Match(contact, body.Json)).ToList();
        var (key, ascending) = Order(body.Json);
        found.Sort((left, right) => Compare(left, right, key, ascending));

        var limit = body.Int("pageLimit") ?? 20;
        var page = After(found, body.Json, key, ascending).Skip((Math.Max(1, body.Int("page") ?? 1) - 1) * limit).Take(limit);
        return new ContactsBody([.. page.Select(contact => ContactWire.Of(contact) with { SearchAfter = [key(contact), contact.Id] })], found.Count);
    }

    /// <summary>Every word of the query must be somewhere in the name, the company, an address or a tag.</summary>
    public static bool Matches(Contact contact, string? query) =>
        string.IsNullOrWhiteSpace(query)
        || query.Split(' ', StringSplitOptions.RemoveEmptyEntries).All(word => Texts(contact).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));

    private static IEnumerable<string> Texts(Contact contact) =>
        [contact.Name, contact.CompanyName ?? string.Empty, .. contact.Emails, .. contact.Phones, .. contact.Tags];

    private static (Func<Contact, string> Key, bool Ascending) Order(JsonElement? body)
    {
        if (body is not { } json || !json.TryGetProperty("sort", out var sorts) || sorts.ValueKind != JsonValueKind.Array || sorts.GetArrayLength() == 0)
        {
            return (ByDate, false);
        }

        var ascending = Text(sorts[0], "direction") is not "desc";
        return Text(sorts[0], "field") switch
        {
            "firstNameLowerCase" => (contact => (contact.FirstName ?? string.Empty).ToLowerInvariant(), ascending),
            "lastNameLowerCase" => (contact => (contact.LastName ?? string.Empty).ToLowerInvariant(), ascending),
            "email" => (contact => contact.Email ?? string.Empty, ascending),
            "businessName" => (contact => contact.CompanyName ?? string.Empty, ascending),
            _ => (ByDate, ascending),
        };
    }

    private static string ByDate(Contact contact) => WireTime.Text(contact.DateAdded);

    private static IEnumerable<Contact> After(List<Contact> found, JsonElement? body, Func<Contact, string> key, bool ascending)
    {
        if (body is not { } json || !json.TryGetProperty("searchAfter", out var after) || after.ValueKind != JsonValueKind.Array || after.GetArrayLength() != 2)
        {
            return found;
        }

        var (last, id) = (after[0].ToString(), after[1].ToString());
        return found.SkipWhile(contact => Compare(key(contact), contact.Id, last, id, ascending) <= 0);
    }

    private static int Compare(Contact left, Contact right, Func<Contact, string> key, bool ascending) =>
        Compare(key(left), left.Id, key(right), right.Id, ascending);

    private static int Compare(string left, string leftId, string right, string rightId, bool ascending)
    {
        var order = string.CompareOrdinal(left, right);
        order = order != 0 ? order : string.CompareOrdinal(leftId, rightId);
        return ascending ? order : -order;
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
