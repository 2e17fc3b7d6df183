using Portal.Services.People;

namespace Portal.Web.Features.Settings;

/// <summary>Roles, and why somebody may work in a sub-account, for administrators.</summary>
internal static class PeopleWords
{
    public static IReadOnlyList<(string Key, string Words)> Roles { get; } = [.. Enum.GetValues<Role>().Select(role => (role.ToString(), RoleWords.Of(role)))];

    public static Role? RoleOf(string? key) => Enum.TryParse<Role>(key, out var role) && Enum.IsDefined(role) ? role : null;

    /// <param name="person">The person.</param>
    /// <param name="when">Words for a moment in UTC.</param>
    public static string Why(PersonHere person, Func<DateTime, string> when)
    {
        var given = person.Entry is { } entry ? $"by {entry.GivenByName}, {when(entry.GivenAt)}" : string.Empty;
        return person switch
        {
            { IsKeptOut: true } => $"Kept out {given}",
            { IsElsewhere: true } => "The sign-in names other sub-accounts only, so the list has no say",
            { Entrance: { RoleFrom: AccessSource.SignIn, PlaceFrom: AccessSource.SignIn } } => "From the sign-in",
            { Entrance: { RoleFrom: AccessSource.SignIn, PlaceFrom: AccessSource.List } } => $"Role from the sign-in, let in here {given}",
            { Entrance: { RoleFrom: AccessSource.SignIn, PlaceFrom: var place } } => $"Role from the sign-in, let in by {Of(place)}",
            { Entrance.RoleFrom: AccessSource.List } or { Entrance: null } => $"Given here {given}",
            { Entrance.RoleFrom: var source } => $"By {Of(source)}",
        };
    }

    private static string Of(AccessSource source) => source is AccessSource.Configuration ? "the portal’s configuration" : "the domain of the address";
}
