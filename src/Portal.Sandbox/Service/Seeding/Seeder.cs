using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>Fills a sub-account with the same people and conversations each time.</summary>
internal sealed class Seeder(SubAccountData data, Company company, Talk talk, Func<string, DateTime> seedTimeOf)
{
    public void Fill(IReadOnlyList<Contact> wellKnown, int contacts, DateTime now)
    {
        for (var number = 0; number < contacts; number++)
        {
            var isKnown = number < wellKnown.Count;
            var contact = isKnown ? wellKnown[number] : People.Invent(company, talk, number - wellKnown.Count, now);
            contact = isKnown ? contact with { DateAdded = now.AddDays(-700 + number) } : contact;
            data.Contacts.Add(contact.Id, contact);
            Converse(contact, number);
        }
    }

    private void Converse(Contact contact, int number)
    {
        var random = new SeedRandom($"{contact.Id}/conversation");
        var thread = new ThreadWriter(data, contact, random);
        var smallTalk = new SmallTalk(company, talk, contact, thread, random);
        var seedTime = seedTimeOf(contact.Id);
        if (WellKnownThreads.Write(contact, thread, smallTalk, random, seedTime))
        {
            return;
        }

        var kind = random.Below(100);
        if (kind >= 92 && number > NameGroup.Odd.Count * 2)
        {
            return;
        }

        for (var episodes = kind is > 86 and < 92 ? 0 : random.Between(1, 8); episodes > 0; episodes--)
        {
            Episode(smallTalk, thread, random, isLast: episodes == 1);
        }

        var unread = thread.EndsInbound && random.Percent(55) ? 1 : 0;
        thread.Finish(seedTime, Age(random, number), unread);
    }

    private static void Episode(SmallTalk smallTalk, ThreadWriter thread, SeedRandom random, bool isLast)
    {
        if (random.Percent(12))
        {
            smallTalk.Call();
        }

        smallTalk.Episode(random.Pick(smallTalk.Usual()));
        if (random.Percent(8))
        {
            smallTalk.Appointment();
        }

        if (!isLast)
        {
            thread.Wait(TimeSpan.FromMinutes(random.Between(300, 60_000)));
        }
    }

    // A busy day, a normal week, and a long tail of people who haven't written for months.
    private static TimeSpan Age(SeedRandom random, int number)
    {
        var rank = number * 7 % 240;
        return TimeSpan.FromMinutes(15 + (2 * rank * rank)) + TimeSpan.FromSeconds(random.Below(600)) + TimeSpan.FromMilliseconds(random.Below(1000));
    }
}
