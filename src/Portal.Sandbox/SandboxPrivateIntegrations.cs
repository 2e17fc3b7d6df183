namespace Portal.Sandbox;

/// <summary>The private integration tokens that the played service has from the start. Others are made by the control interface.</summary>
public static class SandboxPrivateIntegrations
{
    /// <summary>Harbour Dental's, with every scope that a portal needs.</summary>
    public const string HarbourDental = "pit-0d0a4c1e-0000-4000-8000-00000000d001";

    /// <summary>Harbour Dental's, which may read contacts and conversations, and neither send nor read templates and numbers.</summary>
    public const string HarbourDentalReadingOnly = "pit-0d0a4c1e-0000-4000-8000-00000000d002";

    /// <summary>Northside Fitness's, with every scope that a portal needs.</summary>
    public const string NorthsideFitness = "pit-0d0a4c1e-0000-4000-8000-00000000f001";

    /// <summary>The agency's: refused wherever a sub-account's token is asked for.</summary>
    public const string ShorelineAgency = "pit-0d0a4c1e-0000-4000-8000-00000000a001";
}
