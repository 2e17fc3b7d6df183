using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Reads e-mails one by one, as the service gives them, and keeps the last ones at hand.</summary>
public sealed class EmailService(IHighLevel service, ServiceReads reads)
{
    private const int MostKept = 200;
    private const int LongestKept = 100_000;

    private readonly RecentValues<(string LocationId, string EmailId), EmailDetails> _recent = new(MostKept);

    /// <summary><see cref="Reading{T}.NotFound"/> also for an e-mail of another sub-account.</summary>
    public async Task<Reading<EmailDetails>> GetAsync(Caller caller, string emailId, CancellationToken cancellationToken)
    {
        if (Recent(caller.LocationId, emailId) is { } recent)
        {
            return new Reading<EmailDetails>.Found(recent);
        }

        var reading = await reads.AskAsync(
            caller, "this email", (token, stop) => service.GetEmailAsync(token, emailId, stop), cancellationToken);
        return reading.Then<EmailDetails>(email => email.LocationId == caller.LocationId && email.ContactId is { } contactId
            ? new Reading<EmailDetails>.Found(Kept(caller, Details(email, emailId, contactId)))
            : new Reading<EmailDetails>.NotFound("The service does not have this email in this sub-account."));
    }

    /// <summary>What is at hand without asking the service.</summary>
    internal EmailDetails? Recent(string locationId, string emailId) =>
        _recent.TryGet((locationId, emailId), out var email) ? email : null;

    private EmailDetails Kept(Caller caller, EmailDetails email)
    {
        if (email.Html.Length <= LongestKept)
        {
            _recent.Set((caller.LocationId, email.Id), email);
        }

        return email;
    }

    private static EmailDetails Details(ServiceEmail email, string emailId, string contactId) => new()
    {
        Id = emailId,
        ContactId = contactId,
        ThreadId = email.ThreadId,
        Subject = email.Subject ?? string.Empty,
        Html = email.Html ?? string.Empty,
        At = email.DateAdded,
        IsInbound = email.IsInbound,
        From = email.From,
        To = email.To,
        Cc = email.Cc,
        Bcc = email.Bcc,
        Attachments = email.Attachments,
    };
}
