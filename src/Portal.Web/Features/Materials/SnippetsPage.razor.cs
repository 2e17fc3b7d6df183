using Portal.Services.Composing;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Materials;

/// <summary>Where people keep their snippets and signatures, and managers the sub-account's snippets.</summary>
public sealed partial class SnippetsPage
{
    private IReadOnlyList<Snippet>? _snippets;
    private IReadOnlyDictionary<string, string> _signatures = new Dictionary<string, string>();
    private SnippetDraft? _edited;
    private string _location = string.Empty;
    private string? _problem;
    private bool _mayShare;

    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => AskAsync(async caller =>
    {
        (_location, _mayShare, _problem) = (SubAccounts.NameOf(caller.LocationId), SnippetService.MayShare(caller), null);
        _signatures = await Signatures.ListAsync(caller, CancellationToken.None);
        _snippets = await Service.ListAsync(caller, CancellationToken.None);
    });

    private void Begin() => _edited = new SnippetDraft();

    private void Edit(Snippet snippet) => _edited = SnippetDraft.Of(snippet);

    private void End() => _edited = null;

    private Task SaveAsync(SnippetDraft draft) => AskAsync(async caller =>
    {
        if (draft.Take(await Service.SaveAsync(caller, draft.ToSave(), CancellationToken.None)) is { } saved)
        {
            _edited = null;
            _snippets = await Service.ListAsync(caller, CancellationToken.None);
            Toasts.Say($"Snippet “{saved.Name}” saved");
        }
    });

    private Task DeleteAsync(Snippet snippet) => AskAsync(async caller =>
    {
        switch (await Service.DeleteAsync(caller, snippet.Id, snippet.Version, CancellationToken.None))
        {
            case SnippetRemoval.Removed:
                Toasts.Say($"Snippet “{snippet.Name}” deleted", new ToastAction("Undo", () => RestoreAsync(snippet)));
                break;
            case SnippetRemoval.Conflict:
                Toasts.SayError($"“{snippet.Name}” was changed elsewhere meanwhile, and is still there. Look at it again.");
                break;
            case SnippetRemoval.NotAllowed refused:
                Toasts.SayError(refused.Reason);
                break;
        }

        _edited = _edited?.Id == snippet.Id ? null : _edited;
        _snippets = await Service.ListAsync(caller, CancellationToken.None);
    });

    // Offered by a toast, which may outlive the page.
    private Task RestoreAsync(Snippet snippet) => InvokeAsync(() => AskAsync(async caller =>
    {
        var text = new SnippetText(snippet.Name, snippet.Text, snippet.ChannelKey, snippet.IsShared);
        if (await Service.SaveAsync(caller, text, CancellationToken.None) is not SnippetSaving.Saved)
        {
            Toasts.SayError($"“{snippet.Name}” was not restored, because there is another one of that name.");
        }

        _snippets = await Service.ListAsync(caller, CancellationToken.None);
        StateHasChanged();
    }));

    private async Task<string?> SaveSignatureAsync(Channel channel, string text)
    {
        string? problem = "It was not saved. Try again.";
        await AskAsync(async caller =>
        {
            problem = (await Signatures.SaveAsync(caller, channel, text, CancellationToken.None) as SignatureSaving.Invalid)?.Reason;
            if (problem is null)
            {
                Toasts.Say(InvisibleCharacters.IsBlank(text) ? $"No signature for {channel.Name} any more" : $"Signature for {channel.Name} saved");
            }
        });
        return problem;
    }

    private async Task AskAsync(Func<Caller, Task> ask)
    {
        try
        {
            await ask(await Callers.RequireAsync(CancellationToken.None));
        }
        catch (NoCallerException exception)
        {
            Fail(exception.Message);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(Logger, exception);
            }

            Fail(StorageFault.Of(exception)?.Sentence ?? "That could not be done just now, and nothing was changed. Try again.");
        }
    }

    /// <summary>What is shown stays; only where there is nothing yet do the words take its place.</summary>
    private void Fail(string words)
    {
        if (_snippets is null)
        {
            _problem = words;
        }
        else
        {
            Toasts.SayError(words);
        }
    }

    [LoggerMessage(LogLevel.Error, "Snippets or signatures could not be read or stored.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
