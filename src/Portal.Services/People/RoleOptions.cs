namespace Portal.Services.People;

/// <summary>Which values of the sign-in's role claim make a person what.</summary>
public sealed class RoleOptions
{
    public const string Section = "SignIn:Roles";

    public IList<string> DraftOnly { get; set; } = [];
    public IList<string> Staff { get; set; } = [];
    public IList<string> Manager { get; set; } = [];
    public IList<string> Admin { get; set; } = [];

    /// <summary>The highest role that one of the values gives; null when none gives any.</summary>
    public Role? Of(IEnumerable<string> values)
    {
        var given = values.ToHashSet(StringComparer.Ordinal);
        return Admin.Any(given.Contains) ? Role.Admin
            : Manager.Any(given.Contains) ? Role.Manager
            : Staff.Any(given.Contains) ? Role.Staff
            : DraftOnly.Any(given.Contains) ? Role.DraftOnly
            : null;
    }
}
