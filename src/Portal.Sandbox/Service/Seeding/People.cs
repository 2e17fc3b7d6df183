using System.Globalization;
using System.Text;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>Invents ordinary contacts, and some that aren't; the n-th is always the same.</summary>
internal static class People
{
    private static readonly string[] Areas = ["617", "857", "781", "508", "978", "413", "774", "339", "603", "207"];
    private static readonly string[] Mailboxes = ["example.com", "example.org", "example.net", "mail.example", "post.example"];
    private static readonly string[] Companies = ["Bluefin Logistics", "Harbour Bakery", "Kestrel & Finch LLP", "Maple Street School", "Nimbus Software", "Oak & Iron Works", "Paper Crane Studio", "Saltmarsh Hotel", "Tidewater Records"];

    public static Contact Invent(Company company, Talk talk, int number, DateTime seedTime)
    {
        var random = new SeedRandom($"{company.LocationId}/contact/{number}");
        var id = random.Id();
        var group = random.Pick(NameGroup.All);
        var (first, last) = number < NameGroup.Odd.Count ? NameGroup.Odd[number] : (random.Pick(group.First), random.Pick(group.Last));
        var person = new Contact
        {
            Id = id,
            LocationId = company.LocationId,
            FirstName = first,
            LastName = last,
            TimeZone = group.Dial is null && random.Percent(50) ? company.TimeZone : group.Zone,
            Phone = random.Percent(94) || first is null ? Phone(company, group, number) : null,
            Email = random.Percent(92) ? Address(first, last, number, random) : null,
            CompanyName = random.Percent(22) ? random.Pick(Companies) : null,
            Tags = [.. Enumerable.Range(0, random.Below(4)).Select(_ => random.Pick(talk.Tags)).Distinct()],
            DateAdded = seedTime.AddDays(-random.Between(100, 1500)).AddMinutes(random.Below(1440)),
            Manner = (Manner)random.Below(3),
            Reads = random.Percent(70),
        };
        return Extras(Disturbances(person, number), number, random);
    }

    private static Contact Extras(Contact person, int number, SeedRandom random) => person with
    {
        AdditionalEmails = person.Email is not null && random.Percent(15) ? [$"work.{number}@{random.Pick(Mailboxes)}", .. random.Percent(30) ? [$"old.{number}@example.org"] : Array.Empty<string>()] : [],
        AdditionalPhones = person.Phone is not null && random.Percent(10) ? [$"+1212555{(number % 90) + 110:0000}"] : [],
    };

    // By number rather than by chance, so that each kind is there in each company.
    private static Contact Disturbances(Contact person, int number) => (number % 40) switch
    {
        31 => person with { Dnd = true, DndSettings = Settings("active", "Call", "Email", "SMS", "WhatsApp", "GMB", "FB") },
        32 or 33 => person with { DndSettings = Settings("active", "SMS") },
        34 => person with { DndSettings = Settings("active", "Email") },
        35 => person with { DndSettings = Settings("active", "WhatsApp", "FB") },
        36 => person with { DndSettings = Stopped },
        37 => person with { DndSettings = Settings("inactive", "Call", "Email", "SMS", "WhatsApp", "GMB", "FB") },
        38 => person with { Unsubscribed = true },
        39 => person with { DndSettings = Settings("active", "Call") },
        _ => person,
    };

    public static IReadOnlyDictionary<string, DndSetting> Settings(string status, params string[] channels) =>
        channels.ToDictionary(channel => channel, _ => new DndSetting(status));

    public static IReadOnlyDictionary<string, DndSetting> Stopped { get; } = new Dictionary<string, DndSetting>
    {
        ["SMS"] = new("permanent", "Contact replied STOP", "21610"),
        ["Call"] = new("inactive"),
    };

    // Ends at 10 or more: lower ones belong to those whom carriers can't reach.
    private static string Phone(Company company, NameGroup group, int number) => group.Dial is { } dial
        ? string.Create(CultureInfo.InvariantCulture, $"{dial}{number % 1000:000}")
        : string.Create(CultureInfo.InvariantCulture, $"+1{(company.LocationId == SandboxSubAccounts.HarbourDental ? Areas[number % Areas.Length] : "312")}55501{(number / (company.LocationId == SandboxSubAccounts.HarbourDental ? Areas.Length : 1) % 90) + 10:00}");

    private static string Address(string? first, string? last, int number, SeedRandom random)
    {
        var name = $"{Letters(first)}.{Letters(last)}".Trim('.');
        return $"{(name.Length is > 0 and < 40 ? name : "contact")}{number}@{random.Pick(Mailboxes)}";
    }

    private static string Letters(string? name) => string.Concat(
        (name ?? string.Empty).Normalize(NormalizationForm.FormD).Where(char.IsAsciiLetter)).ToLowerInvariant();
}
