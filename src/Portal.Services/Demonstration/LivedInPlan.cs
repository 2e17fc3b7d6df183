namespace Portal.Services.Demonstration;

/// <summary>Which companies are to look as if they had worked with the portal for a while, and how much they have written together.</summary>
public sealed record LivedInPlan(int Messages, string Issuer, IReadOnlyList<LivedInCompany> Companies);

/// <summary>A sub-account, who works there, whom they write to and what they write, with places for a first name, a day and a time.</summary>
public sealed record LivedInCompany(string LocationId, IReadOnlyList<LivedInPerson> People, IReadOnlyList<(string Id, string Name)> Contacts, IReadOnlyList<string> Texts);

/// <summary>Somebody who has signed in before, and can again; <paramref name="Subject"/> is what their sign-in calls them.</summary>
public sealed record LivedInPerson(string Subject, string Name, string Email, bool Reviews);
