namespace Portal.Sandbox;

/// <summary>The two invented companies that everything in the sandbox belongs to.</summary>
public static class SandboxSubAccounts
{
    public const string HarbourDental = "hD4kQ0mZ1xYbT7sNwR2c";
    public const string NorthsideFitness = "nF8pL3vG6jUeA5oKiW9z";

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
