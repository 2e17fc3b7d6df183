using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Reads e-mails one by one, as the service gives them, and keeps the last ones at hand.</summary>
public sealed class EmailService(IHighLevel service, ServiceReads reads)
{
    private const int MostKept = 200;
    private const int LongestKept = 100_000;

    // Reading takes time by the length alone; this is for a machine that has none left.
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(5);

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
        return await reading.ThenAsync<EmailDetails>(async email => email.LocationId == caller.LocationId && email.ContactId is { } contactId
            ? new Reading<EmailDetails>.Found(Kept(caller, email, Details(email, emailId, contactId, await BodyAsync(email.Html ?? string.Empty, cancellationToken))))
            : new Reading<EmailDetails>.NotFound("The service does not have this email in this sub-account."));
    }

    /// <summary>What is at hand without asking the service.</summary>
    internal EmailDetails? Recent(string locationId, string emailId) =>
        _recent.TryGet((locationId, emailId), out var email) ? email : null;

    // Away from the caller's circuit, which draws its pages and hears its person meanwhile.
    private static async Task<ReceivedBody> BodyAsync(string body, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(LongestReading);
        try
        {
            return await Task.Run(() => ReceivedBody.Of(body, limit.Token), limit.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return ReceivedBody.AsItStands(body);
        }
    }

    private EmailDetails Kept(Caller caller, ServiceEmail source, EmailDetails email)
    {
        if (source.Html?.Length is null or <= LongestKept)
        {
            _recent.Set((caller.LocationId, email.Id), email);
        }

        return email;
    }

    private static EmailDetails Details(ServiceEmail email, string emailId, string contactId, ReceivedBody body) => new()
    {
        Id = emailId,
        ContactId = contactId,
        ThreadId = email.ThreadId,
        Subject = email.Subject ?? string.Empty,
        Body = body,
        At = email.DateAdded,
        IsInbound = email.IsInbound,
        From = email.From,
        To = email.To,
        Cc = email.Cc,
        Bcc = email.Bcc,
        Attachments = email.Attachments,
    };
}
