using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

/// <summary>What the e-mails of the thread say, asked once for each.</summary>
public sealed partial class ThreadPane
{
    // The rate limit of the sub-account is shared by everybody who works in it. It holds nothing that must be given back, and a reading may outlive the page.
    private readonly SemaphoreSlim _emailReads = new(2);
    private readonly Dictionary<string, Reading<EmailDetails>> _emails = [];

    /// <summary>The addresses that e-mails of the thread went out from, as far as they are known or quickly read.</summary>
    public Task<IReadOnlyList<string>> SentFromAsync() => SentFrom.OfAsync(_thread?.Items ?? [], ReadEmailAsync);

    private async Task<Reading<EmailDetails>> ReadEmailAsync(string emailId)
    {
        await _emailReads.WaitAsync(Gone);
        try
        {
            switch (_emails.GetValueOrDefault(emailId))
            {
                case Reading<EmailDetails>.Found known:
                    return known;
                case Reading<EmailDetails>.Unavailable { AsksAt: not null }:
                    await Inquiry.AskIfPausedAsync(Gone); // it is asked for a second time only by a person
                    break;
            }

            return _emails[emailId] = await Inquiry.AskAsync(caller => Emails.GetAsync(caller, emailId, Gone), Gone);
        }
        finally
        {
            _emailReads.Release();
        }
    }
}
