using NodaTime;
using Portal.Sandbox.Service.Store;
using static Portal.Sandbox.SandboxContacts;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>Appointments of some well-known contacts, before and after the start, in their sub-account's wall time.</summary>
internal static class SeedAppointments
{
    public static ILookup<string, Appointment> Of(Company company, DateTime now)
    {
        var today = Instant.FromDateTimeUtc(now).InZone(DateTimeZoneProviders.Tzdb[company.TimeZone]).Date.ToDateTimeUnspecified();
        var plan = company == Company.HarbourDental ? HarbourDental(today) : NorthsideFitness(today);
        return plan.Select(entry => Appointment(company, entry)).ToLookup(appointment => appointment.ContactId);
    }

    private static Entry[] HarbourDental(DateTime today) =>
    [
        new(AnaRuiz, "Cleaning with Dr. Lindholm", "showed", today.AddDays(-182).AddHours(9), 45),
        new(AnaRuiz, "Cleaning with Dr. Lindholm", "confirmed", Next(DayOfWeek.Tuesday, today).AddHours(8.25), 45),
        new(OliviaOkoye, "First visit", "new", today.AddDays(1).AddHours(18.5), 30),
        new(MarathonMary, "Check-up", "showed", today.AddDays(-370).AddHours(11), 30),
        new(MarathonMary, "Crown, first part", "cancelled", today.AddDays(-12).AddHours(15), 60),
        new(MarathonMary, "Crown, first part", "showed", today.AddDays(-5).AddHours(10.5), 60),
        new(MarathonMary, "Crown, second part", "confirmed", today.AddDays(9).AddHours(10.5), 45),
        new(SofiaMartins, "Consultation", "noshow", today.AddDays(-30).AddHours(16.75), 30),
        new(SofiaMartins, "Consultation", "confirmed", today.AddDays(3).AddHours(12), 30),
        new(WendyClark, "Check-up", "showed", today.AddDays(-90).AddHours(14), 30),
        new(DanaExample, "Consultation", "confirmed", today.AddDays(2).AddHours(10), 30) { Id = "appt123" },
    ];

    private static Entry[] NorthsideFitness(DateTime today) =>
    [
        new(NoraBlake, "Personal training", "showed", today.AddDays(-6).AddHours(18), 60),
        new(NoraBlake, "Personal training", "confirmed", today.AddDays(1).AddHours(18), 60),
    ];

    private static DateTime Next(DayOfWeek day, DateTime today) => today.AddDays(1 + (((int)day - (int)today.DayOfWeek + 6) % 7));

    private static Appointment Appointment(Company company, Entry entry)
    {
        var random = new SeedRandom($"{entry.ContactId}/{entry.Title}/{entry.Status}/appointment");
        return new Appointment(
            entry.Id ?? random.Id(), entry.ContactId, new SeedRandom($"{company.LocationId}/calendar").Id(), entry.Title, entry.Status, entry.Start, TimeSpan.FromMinutes(entry.Minutes));
    }

    private sealed record Entry(string ContactId, string Title, string Status, DateTime Start, int Minutes)
    {
        public string? Id { get; init; }
    }
}
