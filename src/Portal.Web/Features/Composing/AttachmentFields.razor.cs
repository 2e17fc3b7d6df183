using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>
/// The files of a text. The browser brings them to the portal and tells what becomes of each; what is attached is known from the
/// tokens that the portal made, and not from what the browser says.
/// </summary>
public sealed partial class AttachmentFields
{
    private const string Script = "compose/files.js";

    private readonly CancellationTokenSource _ending = new();
    private IJSObjectReference? _module;
    private IJSObjectReference? _files;
    private DotNetObjectReference<AttachmentFields>? _self;
    private ElementReference _root;
    private ElementReference _input;
    private string? _said;

    [Parameter, EditorRequired]
    public required Composition Composition { get; set; }

    [Parameter]
    public EventCallback OnChange { get; set; }

    private ComposeText Text => Composition.Text;

    private IReadOnlyList<Attachment> Files => Text.Content.Attachments;

    private AttachmentRules Rules => AttachmentRules.Of(Text.Channel);

    private string Accepted => string.Join(',', Rules.Kinds.SelectMany(kind => FileKinds.Endings(kind).Concat(FileKinds.OtherEndings(kind))));

    /// <summary>A file was chosen, dropped or pasted; <paramref name="head"/> are its first bytes.</summary>
    /// <returns>Where to bring it; null for one that can't go, whose row says why.</returns>
    [JSInvokable]
    public async Task<string?> ChosenAsync(string id, string name, long size, byte[] head)
    {
        if (Find(id) is var (known, asked))
        {
            return asked.IsRunning ? Address(known) : null; // asked again, because the first answer was lost
        }

        var content = FileContent.Of(head);
        var file = new PendingFile(id, FileName.Of(name, content), size, (content as FileContent.Listed)?.Kind, Text.Order.Next());
        var problem = Problem(file, content);
        Text.Pending.Add(file);
        if (problem is not null)
        {
            Fail(file, problem, mayRetry: false);
        }

        await ChangedAsync();
        return problem is null ? Address(Text) : null;
    }

    [JSInvokable]
    public void Progressed(string id, int percent)
    {
        if (Find(id) is { } pending)
        {
            pending.File.Progress(percent);
            StateHasChanged();
        }
    }

    /// <summary>The portal took the file and gave the browser this token for it.</summary>
    /// <returns>Whether the browser may forget the file.</returns>
    [JSInvokable]
    public async Task<bool> UploadedAsync(string id, string token)
    {
        if (Find(id) is not var (text, pending))
        {
            return true;
        }

        var attached = await OpenAsync(token);
        if (attached is { } file)
        {
            text.Pending.Remove(pending);
            Composition.Attach(text, file, pending.Turn);
            _said = text == Text ? $"{file.Name} is attached." : $"{file.Name} is attached to the text for {text.Channel.Name}.";
        }
        else
        {
            Fail(pending, "The upload is no longer valid. Try again.", mayRetry: true);
        }

        await ChangedAsync();
        return attached is not null;
    }

    /// <summary>The portal takes no more of this person's files just now; the browser brings it again by itself.</summary>
    [JSInvokable]
    public void Waits(string id, string reason)
    {
        if (Find(id) is { } pending)
        {
            pending.File.Wait(reason);
            StateHasChanged();
        }
    }

    [JSInvokable]
    public async Task FailedAsync(string id, string problem, bool mayRetry)
    {
        if (Find(id) is var (_, pending))
        {
            Fail(pending, problem, mayRetry);
            await ChangedAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Composition.Texts.Any(text => text.Pending.Exists(file => file.IsRunning)))
        {
            Toasts.Say("A file was still being uploaded. It is not attached.");
        }

        await _ending.CancelAsync();
        await _files.StopAsync("stop");
        await _module.StopAsync();
        _self?.Dispose();
        _ending.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await JS.InvokeAsync<IJSObjectReference>("import", _ending.Token, $"./{Assets[Script]}");
        _files = await _module.TryAttachAsync("attach", _ending.Token, _root, _self, Antiforgery.GetAntiforgeryToken()?.Value, FileKinds.Head);
    }

    private async Task AddAsync(Attachment file)
    {
        Composition.Attach(Text, file, Text.Order.Next());
        _said = $"{file.Name} is attached.";
        await ChangedAsync();
    }

    private async Task RemoveAsync(Attachment file)
    {
        Composition.Choose(ContentField.Attachments, content => content with { Attachments = [.. content.Attachments.Where(other => !ReferenceEquals(other, file))] });
        _said = $"{file.Name} is removed.";
        await ChangedAsync();
        await _input.TryFocusAsync(); // the button that was pressed is gone
    }

    /// <summary>Stops bringing a file, or takes away the row of one that failed.</summary>
    private async Task DropAsync(PendingFile file)
    {
        Text.Pending.Remove(file);
        await ForBrowserAsync("cancel", file);
        await ChangedAsync();
        await _input.TryFocusAsync();
    }

    private async Task RetryAsync(PendingFile file)
    {
        file.Restart();
        await ForBrowserAsync("retry", file);
        await ChangedAsync();
        await _input.TryFocusAsync();
    }

    private void Fail(PendingFile file, string problem, bool mayRetry)
    {
        file.Fail(problem, mayRetry);
        _said = $"{file.Name} is not attached. {problem}";
    }

    private Task ChangedAsync()
    {
        Composition.FilesChanged();
        StateHasChanged();
        return OnChange.InvokeAsync();
    }

    private async Task<Attachment?> OpenAsync(string token)
    {
        try
        {
            return Tokens.Open(await Callers.RequireAsync(_ending.Token), token);
        }
        catch (NoCallerException)
        {
            return null;
        }
    }

    private string? Problem(PendingFile file, FileContent content) =>
        AttachmentRules.ProblemOf(Text.Channel, file.Name, file.Size, content)
        ?? AttachmentRules.ProblemTogether(Text.Channel, [.. Files, .. Text.Pending.Where(other => other.IsRunning).Select(other => other.Foreseen), file.Foreseen]);

    private ValueTask ForBrowserAsync(string what, PendingFile file) => _files?.InvokeVoidAsync(what, file.Id) ?? ValueTask.CompletedTask;

    /// <summary>The file, and the text that it was chosen for, which is shown or not.</summary>
    private (ComposeText Text, PendingFile File)? Find(string id) => Composition.Texts
        .SelectMany(text => text.Pending, (text, file) => ((ComposeText, PendingFile)?)(text, file))
        .FirstOrDefault(found => found is var (_, file) && file.Id == id);

    private string Address(ComposeText text) => FileEndpoint.Address(Composition.Contact.Id, text.Channel);
}
