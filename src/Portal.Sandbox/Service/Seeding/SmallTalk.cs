using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>Fills a conversation with what this company and this contact may have said to each other.</summary>
internal sealed class SmallTalk(Company company, Talk talk, Contact contact, ThreadWriter thread, SeedRandom random)
{
    private static readonly string[] Days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    private static readonly string[] Times = ["8:15 am", "9:00 am", "9:40 am", "11:30 am", "1:15 pm", "2:00 pm", "3:45 pm", "5:20 pm"];
    private static readonly string[] Errors = ["30003: Unreachable destination handset", "30007: Carrier violation, the message was filtered", "30008: Unknown error"];
    private static readonly string[] Pictures = ["insurance-card.jpg", "x-ray.png", "sore-spot.jpg", "form-signed.pdf", "voice-note.m4a"];

    public string First => contact.FirstName ?? "there";

    /// <summary>Channels this contact can be talked to on; the usual ones several times.</summary>
    public IReadOnlyList<Channel> Usual()
    {
        List<Channel> channels = [];
        if (contact.Phone is not null)
        {
            channels.AddRange([Channel.Sms, Channel.Sms, Channel.Sms, Channel.Sms, Channel.Sms, Channel.Sms, Channel.WhatsApp]);
        }

        if (contact.Email is not null)
        {
            channels.AddRange([Channel.Email, Channel.Email, Channel.Email]);
        }

        return [.. channels, random.Pick([Channel.Instagram, Channel.Facebook, Channel.LiveChat])];
    }

    public void Episode(Channel channel)
    {
        if (channel == Channel.Email)
        {
            Letter();
            return;
        }

        var (day, time) = (random.Pick(Days), random.Pick(Times));
        foreach (var line in random.Pick(talk.Episodes).Lines)
        {
            var text = Fill(line.Text, day, time);
            var failed = !line.IsInbound && random.Percent(2);
            var attachments = line.IsInbound && random.Percent(3) ? new[] { Attachment() } : null;
            thread.Text(channel, line.IsInbound, line.IsInbound ? "app" : line.Source, text, failed ? "failed" : null, failed ? random.Pick(Errors) : null, attachments);
        }
    }

    public void Letter()
    {
        var letter = random.Pick(talk.Letters);
        var (day, time) = (random.Pick(Days), random.Pick(Times));
        letter = letter with { Subject = Fill(letter.Subject, day, time), Paragraphs = [.. letter.Paragraphs.Select(paragraph => Fill(paragraph, day, time))] };
        var sent = new SeedEmail(false, letter.Subject, Letters.Outbound(company, talk, letter, First), letter.Subject) { Status = random.Percent(60) ? "opened" : "delivered" };
        if (letter.Answer is not { } answer || !random.Percent(60))
        {
            thread.Email("workflow", sent);
            return;
        }

        var answered = new SeedEmail(true, $"Re: {letter.Subject}", Letters.Inbound(company, answer, letter.Subject), answer)
        {
            Attachments = random.Percent(15) ? [Attachment()] : [],
        };
        Answered(sent, answered);
    }

    public void Call() => thread.Call(random.Percent(60), random.Percent(80) ? random.Between(20, 900) : 0);

    public void Appointment() => thread.Note(MessageKind.ActivityAppointment, $"Appointment booked: {random.Pick(Days)}, {random.Pick(Times)}");

    private void Answered(SeedEmail sent, SeedEmail answered)
    {
        if (random.Percent(25))
        {
            thread.Email("app", sent, answered);
            return;
        }

        thread.Email("app", sent);
        thread.Wait(TimeSpan.FromMinutes(random.Between(10, 600)));
        thread.Email("app", answered);
    }

    private string Attachment() => $"https://storage.{company.Host}/media/{random.Id()}/{random.Pick(Pictures)}";

    private string Fill(string text, string day, string time) =>
        text.Replace("{first}", First, StringComparison.Ordinal).Replace("{day}", day, StringComparison.Ordinal).Replace("{time}", time, StringComparison.Ordinal);
}
