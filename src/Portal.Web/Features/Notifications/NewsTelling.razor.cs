using Microsoft.JSInterop;
using Portal.Services.Storage;

namespace Portal.Web.Features.Notifications;

public sealed partial class NewsTelling
{
    // What could not be told in this tab is counted and listed all the same.
    private async Task TryAsync(Func<IJSObjectReference, Task> work)
    {
        try
        {
            await work(await (_loading ??= LoadAsync()));
        }
        catch (Exception gone) when (gone is JSDisconnectedException or OperationCanceledException)
        {
            return;
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotTold(Logger, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "A browser could not be told what is new; it is counted and listed all the same.")]
    private static partial void LogNotTold(ILogger logger, Exception exception);
}
