using Portal.Sandbox.Service.Store;
using static Portal.Sandbox.SandboxContacts;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>The contacts of <see cref="SandboxContacts"/>.</summary>
internal static class WellKnown
{
    public static IReadOnlyList<Contact> HarbourDental { get; } =
    [
        Person(AnaRuiz, "Ana", "Ruiz", "+16175550111") with { Manner = Manner.Answering, Reads = true, Tags = ["VIP", "cleaning"] },
        Person(SilasStone, "Silas", "Stone", "+16175550112"),
        Person(NadiaKowalska, "Nadia", "Kowalska", "+16175550113") with { DndSettings = People.Settings("active", "SMS") },
        Person(OmarHaddad, "Omar", "Haddad", "+16175550114") with { Dnd = true, DndSettings = People.Settings("active", "Call", "Email", "SMS", "WhatsApp", "GMB", "FB") },
        Person(LenaFischer, "Lena", "Fischer", "+16175550106") with { TimeZone = "Europe/Berlin" },
        Person(WendyClark, "Wendy", "Clark", "+16175550116"),
        Person(OliviaOkoye, "Olivia", "Okoye", "+16175550117") with { Reads = true },
        Person(MarathonMary, "Marathon Mary", "Okafor", "+16175550118") with { Tags = ["VIP", "recall 6 months"], Reads = true },
        Person(EmilLarsen, "Emil", "Larsen", "+16175550119"),
        Person(MalloryVane, "Mallory", "Vane", "+16175550120"),
        Person(UriNavon, "Uri", "Navon", "+16175550103") with { TimeZone = "Asia/Jerusalem" },
        Person(PetraNovak, "Petra", "Novák", "+16175550122") with { DndSettings = People.Stopped },
        Person(UmaSharma, "Uma", "Sharma", "+16175550123") with { Unsubscribed = true },
        Person(IvanPetrov, "Ivan", "Petrov", "+16175550124") with { Email = "ivan.petrov(at)example" },
        Person(NoaBenDavid, "Noa", "Ben-David", null),
        Person(EddiePark, "Eddie", "Park", "+16175550126") with { Email = null },
        Person(NemoNobody, "Nemo", "Nobody", null) with { Email = null },
        Person(NellCarter, "Nell", "Carter", "+16175550128"),
        Person(BenBrandt, "Ben", "Brandt", "+16175550129") with { Email = "ben.brandt@bounces.example" },
        Person(SofiaMartins, "Sofia", "Martins", "+16175550130") with
        {
            AdditionalEmails = ["sofia@office.example", "Sofia.Private@post.example"],
            AdditionalPhones = ["+12125550130"],
            CompanyName = "Nimbus Software",
            Manner = Manner.Moody,
            Reads = true,
        },
        Person(DanaExample, "Dana", "Example", "+1439499299") with { Email = "recipient@company.com", Reads = true, TakesPastTimes = true },
    ];

    public static IReadOnlyList<Contact> NorthsideFitness { get; } =
    [
        Person(NoraBlake, "Nora", "Blake", "+13125550111", SandboxSubAccounts.NorthsideFitness) with { Manner = Manner.Answering, Reads = true },
        Person(GusOrtega, "Gus", "Ortega", "+13125550112", SandboxSubAccounts.NorthsideFitness) with { DndSettings = People.Settings("active", "Email") },
    ];

    private static Contact Person(string id, string first, string last, string? phone, string locationId = SandboxSubAccounts.HarbourDental) => new()
    {
        Id = id,
        LocationId = locationId,
        FirstName = first,
        LastName = last,
        Phone = phone,
        Email = $"{first.Replace(' ', '.')}.{last}@example.com".Replace("á", "a", StringComparison.Ordinal).ToLowerInvariant(),
        TimeZone = locationId == SandboxSubAccounts.HarbourDental ? Company.HarbourDental.TimeZone : Company.NorthsideFitness.TimeZone,
    };
}
