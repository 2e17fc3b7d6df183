using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Web.Features.Composing;

/// <summary>Saves what is typed, one save after another, so that a late one can't overtake or bring back anything.</summary>
public sealed partial class DraftKeeper(DraftService drafts, ILogger<DraftKeeper> logger) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Returns when the text is stored, or when <see cref="ComposeText.Status"/> says why it is not.</summary>
    public async Task SaveAsync(Caller caller, ContactDetails contact, ComposeText text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (text.NeedsSaving && !text.Status.NeedsChoice)
            {
                var saving = text.ToSave(contact);
                text.Take(await drafts.SaveAsync(caller, saving, cancellationToken), saving.Content);
            }

            text.Settle();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotSaved(exception, contact.Id); // the line in the dialog tells the author, and typing goes on
            }

            text.SaveFailed();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Removes the draft, if there is one, and empties the text. Both as one turn, so that no save comes between.</summary>
    /// <returns>By which the text is restored; null when there was none.</returns>
    public async Task<Guid?> DiscardAsync(Caller caller, ContactDetails contact, ComposeText text, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var kept = await drafts.DiscardAsync(caller, text.ToSave(contact), cancellationToken);
            text.Forget();
            return kept;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    [LoggerMessage(LogLevel.Error, "A draft to contact {ContactId} was not saved.")]
    private partial void LogNotSaved(Exception exception, string contactId);
}
