namespace Portal.Services.Composing;

/// <summary>What is known of a contact, of who writes, and of the sub-account in whose name they do.</summary>
public sealed class VariableValues
{
    private readonly Dictionary<string, string?> _values;

    public VariableValues(Recipient contact, string userName, string locationName)
    {
        ContactName = contact.Name;
        _values = new(StringComparer.Ordinal)
        {
            [Key("contact.firstName")] = contact.FirstName,
            [Key("contact.lastName")] = contact.LastName,
            [Key("contact.name")] = contact.FullName,
            [Key("contact.fullName")] = contact.FullName,
            [Key("contact.email")] = contact.Email,
            [Key("contact.phone")] = contact.Phone,
            [Key("contact.company")] = contact.Company,
            [Key("contact.companyName")] = contact.Company,
            [Key("user.name")] = userName,
            [Key("user.firstName")] = userName.Trim().Split(' ')[0],
            [Key("location.name")] = locationName,
        };
    }

    private VariableValues(VariableValues known, IEnumerable<KeyValuePair<string, string?>> more)
    {
        ContactName = known.ContactName;
        _values = new(known._values, StringComparer.Ordinal);
        foreach (var (name, value) in more)
        {
            _values[Key(name)] = value;
        }
    }

    /// <summary>As people know the contact.</summary>
    public string ContactName { get; }

    public VariableValues With(IEnumerable<KeyValuePair<string, string?>> more) => new(this, more);

    /// <summary>Null for what nothing is known of, and for a name that is none. A contact whose name is <c>{{first_name}}</c> was imported wrongly, and has none.</summary>
    public string? Find(string name) =>
        _values.GetValueOrDefault(Key(name)) is { } value && !InvisibleCharacters.IsBlank(value) && VariablePlaces.In(value).Count == 0 ? value : null;

    public override string ToString() => "variable values"; // never a name or an address in a log

    private static string Key(string name) => VariableNames.Key(name);
}
