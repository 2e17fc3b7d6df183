using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Conversations;

/// <summary>The addresses that a thread's e-mails went out from, so that an answer to all does not go to ourselves.</summary>
internal static class SentFrom
{
    // The newest say what the sub-account writes from now; to read more would use up requests that others need.
    private const int MostRead = 3;

    /// <summary>Without those that can't be read now: an answer does not wait for them.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(IEnumerable<ThreadItem> items, EmailReading read)
    {
        var newest = items.Where(item => !item.IsInbound && item.Channel == Channel.Email).Select(item => item.EmailId).OfType<string>().Reverse().Take(MostRead);
        var readings = await Task.WhenAll(newest.Select(id => read(id)));
        return [.. readings.OfType<Reading<EmailDetails>.Found>().Where(found => !found.Value.IsInbound).Select(found => found.Value.From).OfType<string>()];
    }
}
