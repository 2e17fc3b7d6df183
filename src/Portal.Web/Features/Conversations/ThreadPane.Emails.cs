using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>What the e-mails of the thread say, asked once for each.</summary>
public sealed partial class ThreadPane
{
    // The rate limit of the sub-account is shared by everybody who works in it.
    private readonly SemaphoreSlim _emailReads = new(2);
    private readonly Dictionary<string, Reading<EmailDetails>> _emails = [];

    // The newest say what the sub-account writes from now; to read more would use up requests that others need.
    private const int MostSentRead = 3;

    /// <summary>The addresses that e-mails of the thread went out from, as far as they are known or quickly read.</summary>
    public async Task<IReadOnlyList<string>> SentFromAsync()
    {
        var newest = _thread?.Items.Where(item => item is { IsInbound: false, EmailId: not null } && item.Channel == Channel.Email).Reverse().Take(MostSentRead) ?? [];
        await Task.WhenAll(newest.Select(item => item.EmailId).OfType<string>().Select(ReadEmailAsync));
        return [.. _emails.Values.OfType<Reading<EmailDetails>.Found>().Where(read => !read.Value.IsInbound).Select(read => read.Value.From).OfType<string>()];
    }

    private async Task<Reading<EmailDetails>> ReadEmailAsync(string emailId)
    {
        await _emailReads.WaitAsync(Gone);
        try
        {
            if (_emails.GetValueOrDefault(emailId) is Reading<EmailDetails>.Found known)
            {
                return known;
            }

            return _emails[emailId] = await Inquiry.AskAsync(caller => Emails.GetAsync(caller, emailId, Gone), Gone);
        }
        finally
        {
            _emailReads.Release();
        }
    }
}
