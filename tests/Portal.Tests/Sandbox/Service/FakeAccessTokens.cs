using Portal.Sandbox;

namespace Portal.Tests.Sandbox.Service;

/// <summary>Tokens by name. <c>only:</c> and a scope gives a token of Harbour Dental with nothing but that scope.</summary>
internal sealed class FakeAccessTokens : IAccessTokens
{
    public const string Harbour = "harbour";
    public const string Northside = "northside";
    public const string Both = "both";
    public const string Company = "company";
    public const string PrivateIntegration = "pit-harbour";
    public const string AgencyIntegration = "pit-agency";

    private static readonly string[] All =
    [
        "contacts.readonly", "contacts.write", "users.readonly", "conversations.readonly", "conversations.write", "conversations/message.readonly", "conversations/message.write",
        "locations/templates.readonly", "phonenumbers.read",
    ];

    public string Issue(Grant grant, TimeSpan lifetime) => throw new NotSupportedException("This test names its tokens.");

    public Grant? Read(string token) => token switch
    {
        Harbour or PrivateIntegration => new Grant("maya", [SandboxSubAccounts.HarbourDental], All),
        Northside => new Grant("ben", [SandboxSubAccounts.NorthsideFitness], All),
        Both => new Grant("noor", [SandboxSubAccounts.HarbourDental, SandboxSubAccounts.NorthsideFitness], All),
        Company or AgencyIntegration => new Grant("agency", [SandboxSubAccounts.HarbourDental], All, "Company"),
        _ when token.StartsWith("only:", StringComparison.Ordinal) => new Grant("maya", [SandboxSubAccounts.HarbourDental], [token[5..]]),
        _ => null,
    };
}
