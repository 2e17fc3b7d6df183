using Microsoft.Extensions.Options;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>The seed, and on top of it what the journal says has happened since.</summary>
internal sealed class WorldBuilder(Journal journal, Ledger ledger, IOptions<SandboxOptions> options, TimeProvider clock)
{
    private TimeSpan SearchLag => TimeSpan.FromMilliseconds(options.Value.SearchLagMilliseconds);

    public ServiceWorld Build()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        now = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        var lines = journal.ReadAll();

        // Seeded conversations stay recent from start to start, but one in which something has happened keeps its times: its order must not change.
        var seedTimes = lines.GroupBy(line => line.ContactId).ToDictionary(group => group.Key, group => group.First().SeedTime);
        DateTime SeedTimeOf(string contactId) => seedTimes.GetValueOrDefault(contactId, now);

        SubAccountData[] all =
        [
            Fill(Company.HarbourDental, DentalTalk.Talk, WellKnown.HarbourDental, SandboxCompany.HarbourDentalContacts, now, SeedTimeOf),
            Fill(Company.NorthsideFitness, GymTalk.Talk, WellKnown.NorthsideFitness, SandboxCompany.NorthsideFitnessContacts, now, SeedTimeOf),
            Empty(Company.EastgateOptics, now),
            Empty(Company.QuaysidePhysio, now),
        ];
        Replay.Run(lines, all.ToDictionary(data => data.Id), ledger);
        return new ServiceWorld([.. all.Select(data => new SubAccount(data, clock))]);
    }

    private SubAccountData Fill(Company company, Talk talk, IReadOnlyList<Contact> wellKnown, int contacts, DateTime now, Func<string, DateTime> seedTimeOf)
    {
        var data = new SubAccountData(company, now, SearchLag)
        {
            Templates = SeedTemplates.Of(company, talk.Colour, now),
            Numbers = SeedNumbers.Of(company),
            Appointments = SeedAppointments.Of(company, now),
        };
        new Seeder(data, company, talk, seedTimeOf).Fill(wellKnown, contacts, now);
        return data;
    }

    private SubAccountData Empty(Company company, DateTime now) => new(company, now, SearchLag);
}
