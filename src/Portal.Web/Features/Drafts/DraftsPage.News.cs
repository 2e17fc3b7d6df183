using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Drafts;

/// <summary>Whose contact has written since, also while the page is open.</summary>
public sealed partial class DraftsPage
{
    // One look may ask the service several times.
    private static readonly TimeSpan NewsPace = TimeSpan.FromSeconds(10);

    private IReadOnlyDictionary<string, DateTime> _news = new Dictionary<string, DateTime>();
    private LiveUpdates? _live;

    private void FollowNews()
    {
        if (_live is null && Caller is not null)
        {
            _live = new LiveUpdates(Watch, Sight, Time, NewsPace);
            _live.Start(Caller, contactId: null, InvokeAsync, ReadNewsAsync);
        }

        _ = ReadNewsAsync();
    }

    /// <summary>False when the service could not be asked.</summary>
    private async Task<bool> ReadNewsAsync()
    {
        try
        {
            return _page is not { Rows.Count: > 0 } page || Caller is not { } caller || await ReadNewsAsync(page, caller);
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return true; // the page is gone
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNoNews(Logger, exception);
            }

            return false;
        }
    }

    private async Task<bool> ReadNewsAsync(DraftPage page, Caller caller)
    {
        var since = page.Rows.GroupBy(r => r.ContactId).ToDictionary(g => g.Key, g => g.Min(r => r.At), StringComparer.Ordinal);
        if (await News.SinceAsync(caller, since, Ending) is not Reading<IReadOnlyDictionary<string, DateTime>>.Found(var news))
        {
            return false;
        }

        _news = news;
        StateHasChanged();
        return true;
    }

    private DateTime? WroteAt(DraftRow row) => _news.TryGetValue(row.ContactId, out var at) && at > row.At ? at : null;

    [LoggerMessage(LogLevel.Warning, "Who has written since could not be read; it is tried again.")]
    private static partial void LogNoNews(ILogger logger, Exception exception);
}
