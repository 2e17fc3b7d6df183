using Portal.Services.Drafts;
using Portal.Services.Storage;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Drafts;

/// <summary>Says that texts were discarded, and offers to have them back. Scoped, as the toasts are.</summary>
public sealed partial class DiscardToast(Toasts toasts, CurrentCaller callers, DraftService drafts, ILogger<DiscardToast> logger)
{
    /// <summary><paramref name="restored"/> is called with the first of them that is a draft again.</summary>
    public void Say(IReadOnlyList<Guid> revisions, Func<Draft, Task>? restored = null)
    {
        if (revisions.Count > 0)
        {
            toasts.Say("Draft discarded", ToastAction.Undo(() => RestoreAsync(revisions, restored)));
        }
    }

    // The toast may outlive the page that it was said on.
    private async Task RestoreAsync(IReadOnlyList<Guid> revisions, Func<Draft, Task>? restored)
    {
        try
        {
            var caller = await callers.RequireAsync(CancellationToken.None);
            Draft? first = null;
            foreach (var revision in revisions)
            {
                var draft = Take(await drafts.RestoreAsync(caller, revision, CancellationToken.None));
                first ??= draft;
            }

            if (first is not null && restored is not null)
            {
                await restored(first);
            }
        }
        catch (NoCallerException exception)
        {
            toasts.SayError(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRestored(exception, revisions[0]);
            }

            toasts.SayError($"{StorageFault.Of(exception)?.Sentence ?? "The draft could not be restored now."} It is under Earlier texts when you write to this contact again.");
        }
    }

    private Draft? Take(DraftRestoring restoring)
    {
        switch (restoring)
        {
            case DraftRestoring.Restored restored:
                return restored.Draft;
            case DraftRestoring.Occupied occupied:
                toasts.SayError($"The draft was not restored, because another one to {occupied.ContactName} has been begun. It is under Earlier texts there.");
                return null;
            default:
                toasts.SayError("The draft is not kept any more.");
                return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "The discarded text {RevisionId} was not restored.")]
    private partial void LogNotRestored(Exception exception, Guid revisionId);
}
