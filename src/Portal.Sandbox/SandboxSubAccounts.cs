namespace Portal.Sandbox;

/// <summary>The invented sub-accounts, and the agency that they belong to. Only the first two have contacts.</summary>
public static class SandboxSubAccounts
{
    /// <summary>The company, in the service's words, that all the sub-accounts belong to.</summary>
    public const string ShorelineAgency = "aG5tB0yJ3mXeC8rQvD1u";

    public const string HarbourDental = "hD4kQ0mZ1xYbT7sNwR2c";
    public const string NorthsideFitness = "nF8pL3vG6jUeA5oKiW9z";

    /// <summary>Exists at the service, but no portal is set up for it.</summary>
    public const string EastgateOptics = "eG2vN7cX0sLwP9tHbK5y";

    /// <summary>The agency has paused it: until it is resumed no token of the app is given out for it.</summary>
    public const string QuaysidePhysio = "qP6jR1dM8fZaU3nWvE4x";

    /// <summary>The conversation provider behind the type Custom of Harbour Dental.</summary>
    public const string HarbourDentalProvider = "pvHarbourDental00001";

    /// <summary>The conversation provider behind the type Custom of Northside Fitness.</summary>
    public const string NorthsideFitnessProvider = "pvNorthsideFitness01";

    /// <summary>Of Harbour Dental, beside its default number.</summary>
    public const string HarbourDentalSecondNumber = "+16175550108";

    /// <summary>Of Harbour Dental; takes calls only: a text from it is accepted, and then fails with 21661.</summary>
    public const string HarbourDentalVoiceNumber = "+16175550109";

    /// <summary>Of Northside Fitness, beside its default number.</summary>
    public const string NorthsideFitnessSecondNumber = "+13125550108";

    internal static string? ProviderOf(string locationId) => locationId switch
    {
        HarbourDental => HarbourDentalProvider,
        NorthsideFitness => NorthsideFitnessProvider,
        _ => null,
    };
}
