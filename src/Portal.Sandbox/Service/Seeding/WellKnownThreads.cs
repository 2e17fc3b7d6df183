using Portal.Sandbox.Service.Store;
using static Portal.Sandbox.SandboxContacts;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>The conversations of the contacts that tests and demonstrations rely on: hand-written where the words matter.</summary>
internal static class WellKnownThreads
{
    public const int MarathonLength = 5000;

    private static readonly Channel[] Windowed = [Channel.WhatsApp, Channel.Instagram, Channel.Facebook];

    /// <summary>Writes the conversation, if this contact has one of its own kind. False: nothing was written.</summary>
    public static bool Write(Contact contact, ThreadWriter thread, SmallTalk talk, SeedRandom random, DateTime seedTime)
    {
        switch (contact.Id)
        {
            case NellCarter or NemoNobody:
                return true;
            case EmilLarsen:
                thread.Finish(seedTime, TimeSpan.FromDays(3), 0);
                return true;
            case AnaRuiz:
                Ana(thread, talk);
                thread.Finish(seedTime, TimeSpan.FromMinutes(12), 1);
                return true;
            case WendyClark or OliviaOkoye:
                Windows(thread, contact.Id == OliviaOkoye ? TimeSpan.FromMinutes(20) : TimeSpan.FromDays(1));
                thread.Finish(seedTime, contact.Id == OliviaOkoye ? TimeSpan.FromMinutes(40) : TimeSpan.FromDays(3), 0);
                return true;
            case MalloryVane:
                Hostile(thread);
                thread.Finish(seedTime, TimeSpan.FromHours(5), 2);
                return true;
            case NoaBenDavid:
                Forms(thread);
                thread.Finish(seedTime, TimeSpan.FromHours(7), 0);
                return true;
            case MarathonMary:
                Marathon(thread, talk, random);
                thread.Finish(seedTime, TimeSpan.FromMinutes(95), 0);
                return true;
            default:
                return false;
        }
    }

    private static void Ana(ThreadWriter thread, SmallTalk talk)
    {
        talk.Letter();
        thread.Wait(TimeSpan.FromDays(9));
        thread.Text(Channel.Sms, false, "workflow", "Hi Ana, it has been six months since your last cleaning. Shall we book you in? Just reply here and we'll find a time.");
        thread.Wait(TimeSpan.FromHours(2));
        thread.Text(Channel.Sms, true, "app", "Time flies! Yes please. Do you have something next week, ideally before work?");
        thread.Text(Channel.Sms, false, "app", "Tuesday at 8:15 with Dr. Lindholm is free. Shall I hold it for you?");
        thread.Text(Channel.Sms, true, "app", "Yes, perfect 🙏");
        thread.Note(MessageKind.ActivityAppointment, "Appointment booked: Tuesday, 8:15 am");
        thread.Wait(TimeSpan.FromDays(2));
        thread.Text(Channel.WhatsApp, true, "app", "One more question: should I take my antibiotics before the cleaning, like last time?");
        thread.Text(Channel.WhatsApp, false, "app", "Good that you ask. Dr. Lindholm says yes, one hour before. I've put a note in your file.");
        thread.Wait(TimeSpan.FromHours(20));
        thread.Text(Channel.Sms, true, "app", "Hi! Is it all right if my sister sits in the waiting room with me on Tuesday?");
    }

    // The same words for the open and the closed windows, so that only time makes the difference.
    private static void Windows(ThreadWriter thread, TimeSpan between)
    {
        foreach (var channel in Windowed)
        {
            thread.Text(channel, true, "app", $"Hi, I found you on {channel.Words}. Do you have evening appointments?");
            thread.Text(channel, false, "app", "We do: on Thursdays until eight. Shall I look for a time?");
            thread.Text(channel, true, "app", "Let me check my calendar and come back to you.");
            thread.Wait(between);
        }
    }

    private static void Hostile(ThreadWriter thread)
    {
        thread.Text(Channel.Sms, true, "app", "<b>Hello</b><script>window.owned = true</script> & goodbye &lt;3");
        foreach (var (subject, html) in HostileEmails.All)
        {
            thread.Wait(TimeSpan.FromHours(7));
            thread.Email("app", new SeedEmail(true, subject, html, subject));
        }

        thread.Text(Channel.Sms, true, "app", "Did you open my e-mails? https://evil.example/\"onmouseover=\"alert(1) javascript:alert(1)", attachments: ["javascript:alert(1)", "https://evil.example/photo.svg"]);
    }

    private static void Forms(ThreadWriter thread)
    {
        foreach (var (subject, body, preview) in EmailForms.All.Reverse())
        {
            thread.Wait(TimeSpan.FromHours(5));
            thread.Email("app", new SeedEmail(true, subject, body, preview));
        }
    }

    private static void Marathon(ThreadWriter thread, SmallTalk talk, SeedRandom random)
    {
        Channel[] channels = [Channel.Sms, Channel.Sms, Channel.Sms, .. Channel.All];
        while (thread.Count < MarathonLength - 6) // the longest episode has five lines
        {
            talk.Episode(random.Pick(channels));
            if (random.Percent(6))
            {
                talk.Call();
            }

            thread.Wait(TimeSpan.FromMinutes(random.Between(30, 1600)));
        }

        while (thread.Count < MarathonLength)
        {
            thread.Text(Channel.Sms, thread.Count % 2 == 0, "app", thread.Count % 2 == 0 ? "And that makes our longest conversation, doesn't it?" : "It does, Mary! Nobody else comes close 😄");
        }
    }
}
