using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>The message templates of each sub-account.</summary>
internal static class SeedTemplates
{
    public static IReadOnlyList<Template> Of(Company company, string colour, DateTime now)
    {
        var random = new SeedRandom($"{company.LocationId}/templates");
        var drafts = company == Company.HarbourDental ? HarbourDental(company, colour) : NorthsideFitness(company, colour);
        return [.. drafts.Select((draft, place) => draft with { Id = random.Id(), DateAdded = now.Date.AddDays(-400 + (23 * place)).AddHours(14) })];
    }

    private static Template[] HarbourDental(Company company, string colour) =>
    [
        Draft("Appointment reminder", Template.Sms, "Hi {{contact.first_name}}, a friendly reminder of your appointment on {{appointment.start_time}}. Reply C to confirm or R to reschedule. – {{location.name}}"),
        Draft("Running late", Template.Sms, "Hi {{contact.first_name}}, we're running about 15 minutes behind today. Sorry for the wait!"),
        Draft("Recall after six months", Template.Sms, "Hi {{contact.first_name}}, it has been six months since your last cleaning. Shall we book you in? Just reply here and we'll find a time."),
        Draft("Directions", Template.Sms, "Here is how to find us, {{contact.first_name}}: we're on the quay, opposite the ferry 🚢") with
        {
            Attachments = [Files(company, "map.png")],
        },
        Draft("Welcome", Template.Email, Letter(colour, "<p>Dear {{contact.first_name}},</p><p>welcome to {{location.name}}! Please bring your insurance card and a list of your medicines to your first visit.</p><p>If anything comes up, write to hello@harbour-dental.example or call +1 617 555 0100.</p><p>Warm regards,<br>{{user.name}}</p>")) with
        {
            Subject = "Welcome to {{location.name}}, {{contact.first_name}}",
            Attachments = [Files(company, "first-visit.pdf")],
        },
        Draft("Estimate", Template.Email, Letter(colour, "<p>Dear {{contact.first_name}} {{contact.last_name}},</p><p>here is the estimate that we spoke about. It holds for <strong>60 days</strong>.</p><ul><li>Examination and X-ray</li><li>Filling, two surfaces</li></ul><p>With questions, just answer this e-mail.</p>")) with
        {
            Subject = "Your estimate",
        },
        Draft("appointment_update", Template.WhatsApp, "Hello {{1}}, your appointment at Harbour Dental has been moved to {{2}}. Please answer to confirm."),
        Draft("review_request", Template.WhatsApp, "Hello {{1}}, thank you for your visit today. Would you tell us how it was?"),
    ];

    private static Template[] NorthsideFitness(Company company, string colour) =>
    [
        Draft("Trial week", Template.Sms, "Hi {{contact.first_name}}, your free week at {{location.name}} starts when you do. Which day suits you?"),
        Draft("Class cancelled", Template.Sms, "Hi {{contact.first_name}}, tonight's class is cancelled, sorry! Reply and we'll book you into another one."),
        Draft("We miss you", Template.Sms, "Hi {{contact.first_name}}, it's been a while 💪 Shall {{user.first_name}} set up a plan to get you going again?"),
        Draft("Opening hours", Template.Sms, "We're open from 6 to 22 on weekdays and from 8 to 18 on weekends."),
        Draft("Membership", Template.Email, Letter(colour, "<p>Hi {{contact.first_name}},</p><p>thank you for asking about our memberships. All of them include every class and the sauna.</p><p>See you soon,<br>{{user.name}}</p>")) with
        {
            Subject = "Memberships at {{location.name}}",
            Attachments = [Files(company, "prices.pdf")],
        },
        Draft("Training plan", Template.Email, Letter(colour, "<p>Hi {{contact.first_name}},</p><p>here is your plan for the next four weeks. Start gently!</p>")) with
        {
            Subject = "Your training plan, {{contact.first_name}}",
        },
        Draft("payment_failed", Template.WhatsApp, "Hello {{1}}, your last payment did not go through. Please check your card before {{2}}."),
        Draft("class_reminder", Template.WhatsApp, "Hello {{1}}, see you at {{2}}. Bring a towel!"),
    ];

    // Whoever sends a file by its address has to name one that everybody can reach, which a host that ends in .example never is.
    private static string Files(Company company, string name) => $"https://{company.Host}.com/files/{name}";

    private static Template Draft(string name, string type, string text) => new(string.Empty, name, type, default, text);

    private static string Letter(string colour, string body) =>
        $"""<div style="font-family:Helvetica,Arial,sans-serif;max-width:560px;border-top:4px solid {colour};padding:24px 0">{body}</div>""";
}
