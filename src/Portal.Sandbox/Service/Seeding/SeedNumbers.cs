using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>The phone numbers of each sub-account; the default one is what it sends from unless told otherwise.</summary>
internal static class SeedNumbers
{
    public static IReadOnlyList<PhoneNumber> Of(Company company) => company == Company.HarbourDental
        ?
        [
            new(company.Number, "Front desk", TakesTexts: true, IsDefault: true),
            new(SandboxSubAccounts.HarbourDentalSecondNumber, "Recalls and reminders", TakesTexts: true),
            new(SandboxSubAccounts.HarbourDentalVoiceNumber, "Emergency line, calls only", TakesTexts: false),
        ]
        :
        [
            new(company.Number, "Reception", TakesTexts: true, IsDefault: true),
            new(SandboxSubAccounts.NorthsideFitnessSecondNumber, "Personal training", TakesTexts: true),
        ];
}
