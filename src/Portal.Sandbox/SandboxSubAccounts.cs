namespace Portal.Sandbox;

/// <summary>The two invented companies that everything in the sandbox belongs to.</summary>
public static class SandboxSubAccounts
{
    public const string HarbourDental = "hD4kQ0mZ1xYbT7sNwR2c";
    public const string NorthsideFitness = "nF8pL3vG6jUeA5oKiW9z";
}
