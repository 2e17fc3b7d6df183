using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Service.Store;

/// <summary>Somebody who works in a sub-account at the service.</summary>
internal sealed record User(string Id, string FirstName, string LastName, string Email, bool IsAdmin)
{
    /// <summary>
    /// Those of a company who can sign in to a portal, and one who only works at the service. Who works for several companies is nobody's user here:
    /// so a portal has somebody to whom nothing can be assigned.
    /// </summary>
    public static IReadOnlyList<User> Of(string locationId) => locationId switch
    {
        SandboxSubAccounts.HarbourDental => [.. SandboxPeople.HarbourDental.Select(Of), new User("usHarbourFrontDesk01", "Rosa", "Delgado", "rosa.delgado@harbourdental.example", IsAdmin: false)],
        SandboxSubAccounts.NorthsideFitness => [.. SandboxPeople.NorthsideFitness.Select(Of)],
        _ => [],
    };

    private static User Of(SandboxPerson person)
    {
        var name = person.Name.Split(' ', 2);
        return new User($"us{person.Id}".PadRight(20, '0'), name[0], name[^1], person.Email, person.Roles.Contains("admin"));
    }
}
