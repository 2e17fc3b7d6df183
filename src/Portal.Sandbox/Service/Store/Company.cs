namespace Portal.Sandbox.Service.Store;

/// <summary>Who a sub-account is to its contacts.</summary>
internal sealed record Company(string LocationId, string Name, string Mailbox, string Number, string Host, string TimeZone)
{
    public static Company HarbourDental { get; } = new(
        SandboxSubAccounts.HarbourDental, "Harbour Dental", "Harbour Dental <hello@harbour-dental.example>", "+16175550100", "harbour-dental.example", "America/New_York");

    public static Company NorthsideFitness { get; } = new(
        SandboxSubAccounts.NorthsideFitness, "Northside Fitness", "Northside Fitness <team@northside-fitness.example>", "+13125550100", "northside-fitness.example", "America/Chicago");

    public static Company EastgateOptics { get; } = new(
        SandboxSubAccounts.EastgateOptics, "Eastgate Optics", "Eastgate Optics <hello@eastgate-optics.example>", "+12065550100", "eastgate-optics.example", "America/Los_Angeles");

    public static Company QuaysidePhysio { get; } = new(
        SandboxSubAccounts.QuaysidePhysio, "Quayside Physio", "Quayside Physio <hello@quayside-physio.example>", "+13035550100", "quayside-physio.example", "America/Denver");
}
