namespace Portal.Services.People;

/// <summary>What a role is called.</summary>
public static class RoleWords
{
    public static string Of(Role role) => role is Role.DraftOnly ? "Draft only" : role.ToString();
}
