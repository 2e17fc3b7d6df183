namespace Portal.Sandbox.Marketplace;

/// <summary>What the marketplace calls the places in which an app can be installed.</summary>
internal static class SubAccountNames
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        [SandboxSubAccounts.HarbourDental] = "Harbour Dental",
        [SandboxSubAccounts.NorthsideFitness] = "Northside Fitness",
        [SandboxSubAccounts.EastgateOptics] = "Eastgate Optics",
        [SandboxSubAccounts.QuaysidePhysio] = "Quayside Physio",
    };
}
