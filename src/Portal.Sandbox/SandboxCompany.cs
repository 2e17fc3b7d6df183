using Portal.Sandbox.Identity;
using Portal.Sandbox.Service.Seeding;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox;

/// <summary>An invented company as others may use it: who works there, whom they write to, and what they say.</summary>
public sealed record SandboxCompany(string LocationId, IReadOnlyList<SandboxColleague> Colleagues, IReadOnlyList<SandboxContact> Contacts, IReadOnlyList<string> Texts)
{
    /// <summary>Contacts of the stand-in for the service, which it has in each of its runs.</summary>
    internal const int HarbourDentalContacts = 240;
    internal const int NorthsideFitnessContacts = 60;

    private static readonly DateTime AnyTime = new(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc); // ids and names don't depend on it

    public static IReadOnlyList<SandboxCompany> All { get; } =
    [
        Of(Company.HarbourDental, DentalTalk.Talk, WellKnown.HarbourDental, HarbourDentalContacts, SandboxPeople.HarbourDental),
        Of(Company.NorthsideFitness, GymTalk.Talk, WellKnown.NorthsideFitness, NorthsideFitnessContacts, SandboxPeople.NorthsideFitness),
    ];

    private static SandboxCompany Of(Company company, Talk talk, IReadOnlyList<Contact> wellKnown, int contacts, IReadOnlyList<SandboxPerson> people) => new(
        company.LocationId,
        [.. people.Select(p => new SandboxColleague(p.Id, p.Name, p.Email, p.Roles[0]))],
        [
            .. wellKnown.Concat(Enumerable.Range(0, contacts - wellKnown.Count).Select(number => People.Invent(company, talk, number, AnyTime)))
                .Select(contact => new SandboxContact(contact.Id, contact.Name)).Where(contact => contact.Name.Length > 0),
        ],
        [.. talk.Episodes.SelectMany(episode => episode.Lines).Where(line => !line.IsInbound).Select(line => line.Text)]);
}

/// <summary>Somebody who can sign in; <paramref name="Subject"/> is the subject of their tokens.</summary>
public sealed record SandboxColleague(string Subject, string Name, string Email, string Role);

public sealed record SandboxContact(string Id, string Name);
