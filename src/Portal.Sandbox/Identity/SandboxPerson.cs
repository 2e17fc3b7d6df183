namespace Portal.Sandbox.Identity;

/// <summary>Someone who can sign in. <paramref name="Id"/> is the subject of the tokens, and the value of the button.</summary>
internal sealed record SandboxPerson(string Id, string Name, string Email, string Post, IReadOnlyList<string> Locations, IReadOnlyList<string> Roles)
{
    /// <summary>Whether the tokens say that the address is the person's own; null where they don't say, as those of Entra ID.</summary>
    public bool? IsEmailVerified { get; init; } = true;
}

internal static class SandboxPeople
{
    public static readonly IReadOnlyList<SandboxPerson> HarbourDental =
    [
        Of("maya", "Maya Lindqvist", "maya.lindqvist@harbourdental.example", "Staff", "staff", SandboxSubAccounts.HarbourDental),
        Of("yuki", "Yuki Tanaka", "yuki.tanaka@harbourdental.example", "Draft only", "drafts", SandboxSubAccounts.HarbourDental),
        Of("tomas", "Tomás Herrera", "tomas.herrera@harbourdental.example", "Manager", "manager", SandboxSubAccounts.HarbourDental),
        Of("ingrid", "Ingrid Okafor", "ingrid.okafor@harbourdental.example", "Admin", "admin", SandboxSubAccounts.HarbourDental),
    ];

    public static readonly IReadOnlyList<SandboxPerson> NorthsideFitness =
    [
        Of("ben", "Ben Achterberg", "ben.achterberg@northsidefitness.example", "Staff", "staff", SandboxSubAccounts.NorthsideFitness),
        Of("priya", "Priya Raman", "priya.raman@northsidefitness.example", "Manager", "manager", SandboxSubAccounts.NorthsideFitness),
        Of("luca", "Luca Moretti", "luca.moretti@northsidefitness.example", "Admin", "admin", SandboxSubAccounts.NorthsideFitness),
    ];

    public static readonly SandboxPerson AreaManager =
        Of("noor", "Noor Haddad", "noor.haddad@area.example", "Area manager", "manager", SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness);

    public static readonly SandboxPerson Nobody = new("sam", "Sam Whitlock", "sam.whitlock@elsewhere.example", "Nobody", [], []);

    public static readonly SandboxPerson OnlyAddress =
        new("elif", "Elif Kaya", "elif.kaya@elsewhere.example", "Only an address", [], []) { IsEmailVerified = null };

    private static readonly Dictionary<string, SandboxPerson> ById =
        HarbourDental.Concat(NorthsideFitness).Append(AreaManager).Append(Nobody).Append(OnlyAddress).ToDictionary(p => p.Id);

    public static SandboxPerson? Find(string? id) => id is null ? null : ById.GetValueOrDefault(id);

    private static SandboxPerson Of(string id, string name, string email, string post, string role, params string[] locations) =>
        new(id, name, email, post, locations, [role]);
}
