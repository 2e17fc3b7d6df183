using Portal.Services.Storage;

namespace Portal.Web.Controls;

public sealed partial class ToastView
{
    /// <summary>No page is around a toast that could say what went wrong, so another toast does.</summary>
    private async Task TryAsync(ToastAction action)
    {
        try
        {
            await action.Run();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(Logger, exception);
            }

            Toasts.SayError(StorageFault.Of(exception)?.Sentence ?? $"“{action.Name}” did not work. Look at how it is now before you try again.");
        }
    }

    [LoggerMessage(LogLevel.Error, "What a toast offered could not be done.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
