using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Web.Controls;

namespace Portal.Web.Features.Composing;

/// <summary>
/// The files of a text. The browser brings them to the portal and tells what becomes of each; what is attached is known from the
/// tokens that the portal made, and not from what the browser says.
/// </summary>
public sealed partial class AttachmentFields
{
    private readonly CancellationTokenSource _ending = new();
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

    public async ValueTask DisposeAsync()
    {
        if (_owners.Any(owner => owner.Value.Pending.Any(file => file.Id == owner.Key && file.IsRunning)))
        {
            Toasts.Say("A file was still being uploaded. It is not attached.");
        }

        await _ending.CancelAsync();
        await _files.StopAsync("stop");
        await _module.StopAsync();
        _self?.Dispose();
        _ending.Dispose();
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
        await _input.FocusAsync(); // the button that was pressed is gone
    }

    /// <summary>Stops bringing a file, or takes away the row of one that failed.</summary>
    private async Task DropAsync(PendingFile file)
    {
        Forget(Text, file);
        await ForBrowserAsync("cancel", file);
        await ChangedAsync();
        await _input.FocusAsync();
    }

    private async Task RetryAsync(PendingFile file)
    {
        file.Restart();
        await ForBrowserAsync("retry", file);
        await ChangedAsync();
        await _input.FocusAsync();
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
}
