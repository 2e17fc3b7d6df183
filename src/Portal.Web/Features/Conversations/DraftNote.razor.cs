using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Conversations;

/// <summary>In a thread: what its viewer has begun to write to this contact.</summary>
public sealed partial class DraftNote
{
    private readonly CancellationTokenSource _gone = new();
    private IReadOnlyList<Draft> _drafts = [];
    private Caller? _caller;

    [Parameter, EditorRequired]
    public required string ContactId { get; set; }

    [CascadingParameter]
    private ThreadActions? Actions { get; set; }

    /// <summary>Why it can't be gone on with now.</summary>
    [CascadingParameter(Name = ThreadActions.Obstacle)]
    private string? Obstacle { get; set; }

    [CascadingParameter]
    private SendingRules Rules { get; set; } = new();

    protected override Task OnInitializedAsync()
    {
        Changes.Changed += Hear;
        return ReadAsync();
    }

    public void Dispose()
    {
        Changes.Changed -= Hear;
        _gone.Cancel();
        _gone.Dispose();
    }

    private void Hear(DraftChange change)
    {
        if (change.ContactId == ContactId && (_caller is null || (change.LocationId == _caller.LocationId && change.AuthorId == _caller.PersonId)))
        {
            _ = InvokeAsync(RefreshAsync);
        }
    }

    private async Task RefreshAsync()
    {
        await ReadAsync();
        StateHasChanged();
    }

    // Without it the thread is still there.
    private async Task ReadAsync()
    {
        try
        {
            _caller ??= await Callers.RequireAsync(_gone.Token);
            _drafts = await Drafts.OfContactAsync(_caller, ContactId, _gone.Token);
        }
        catch (NoCallerException)
        {
            return; // the page is led to the sign-in
        }
        catch (Exception) when (_gone.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotRead(Logger, exception, ContactId);
            }
        }
    }

    private static string IdOf(Draft draft) => $"draft-{draft.Id:N}-obstacle";

    private Task ContinueAsync(Draft draft) => Actions?.ContinueAsync(Channel.Of(draft.ChannelKey)) ?? Task.CompletedTask;

    [LoggerMessage(LogLevel.Error, "The drafts to contact {ContactId} could not be read; the next change brings the next try.")]
    private static partial void LogNotRead(ILogger logger, Exception exception, string contactId);
}
