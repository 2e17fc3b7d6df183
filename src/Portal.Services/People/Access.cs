namespace Portal.Services.People;

/// <summary>In which sub-accounts a person may work, in the order of their names, and as what in each.</summary>
public sealed class Access(IReadOnlyList<KeyValuePair<string, Entrance>> entrances)
{
    public static Access None { get; } = new([]);

    public IReadOnlyList<string> LocationIds { get; } = [.. entrances.Select(e => e.Key)];

    /// <summary>Null where the person is not let in.</summary>
    public Entrance? In(string? locationId) => entrances.FirstOrDefault(e => e.Key == locationId).Value;
}

/// <summary>Why a person is let into a sub-account: what they are there, who says that, and who says that it is there.</summary>
public sealed record Entrance(Role Role, AccessSource RoleFrom, AccessSource PlaceFrom);

/// <summary>Who says something about a person, the strongest first.</summary>
public enum AccessSource
{
    /// <summary>The claims of their latest sign-in.</summary>
    SignIn,

    /// <summary>Their address stands in the portal's configuration.</summary>
    Configuration,

    /// <summary>An administrator of the sub-account put them on its list.</summary>
    List,

    /// <summary>The domain of their address stands in the portal's configuration.</summary>
    Domain,
}
