using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>What the browser tells of the files that it brings, and is told.</summary>
public sealed partial class AttachmentFields
{
    private const string Script = "Features/Composing/AttachmentFields.razor.js";

    private readonly Dictionary<string, ComposeText> _owners = new(StringComparer.Ordinal);
    private IJSObjectReference? _module;
    private IJSObjectReference? _files;
    private DotNetObjectReference<AttachmentFields>? _self;

    /// <summary>A file was chosen, dropped or pasted; <paramref name="head"/> are its first bytes.</summary>
    /// <returns>Where to bring it; null for one that can't go, whose row says why.</returns>
    [JSInvokable]
    public async Task<string?> ChosenAsync(string id, string name, long size, byte[] head)
    {
        if (_owners.TryGetValue(id, out var known))
        {
            return Find(id) is { File.IsRunning: true } ? Address(known) : null; // asked again, because the first answer was lost
        }

        var content = FileContent.Of(head);
        var file = new PendingFile(id, FileName.Of(name, content), size, (content as FileContent.Listed)?.Kind, Text.Order.Next());
        var problem = Problem(file, content);
        _owners[id] = Text;
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
            Forget(text, pending);
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

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        _self = DotNetObjectReference.Create(this);
        _module = await JS.InvokeAsync<IJSObjectReference>("import", _ending.Token, $"./{Assets[Script]}");
        _files = await _module.InvokeAsync<IJSObjectReference>("attach", _ending.Token, _root, _self, Antiforgery.GetAntiforgeryToken()?.Value, FileKinds.Head);
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

    private (ComposeText Text, PendingFile File)? Find(string id) =>
        _owners.TryGetValue(id, out var text) && text.Pending.FirstOrDefault(file => file.Id == id) is { } file ? (text, file) : null;

    private void Forget(ComposeText text, PendingFile file)
    {
        text.Pending.Remove(file);
        _owners.Remove(file.Id);
    }

    private string Address(ComposeText text) => FileEndpoint.Address(Composition.Contact.Id, text.Channel);
}
