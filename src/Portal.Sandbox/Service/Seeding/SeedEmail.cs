using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

internal sealed record SeedEmail(bool IsInbound, string Subject, string Html, string Preview)
{
    public string Status { get; init; } = "delivered";
    public IReadOnlyList<string> Attachments { get; init; } = [];

    public EmailRecord Record(string id, MessageRow row, DateTime at, Contact contact, Company company)
    {
        var own = $"{contact.Name} <{contact.Email}>";
        return new EmailRecord
        {
            Id = id,
            Thread = row,
            DateAdded = at,
            IsInbound = IsInbound,
            Html = Html,
            Subject = Subject,
            From = IsInbound ? own : company.Mailbox,
            To = [IsInbound ? company.Mailbox : contact.Email ?? string.Empty],
            Attachments = Attachments,
            Source = row.Source,
            Progress = IsInbound ? null : Progress.Ended(at, Status),
        };
    }
}
