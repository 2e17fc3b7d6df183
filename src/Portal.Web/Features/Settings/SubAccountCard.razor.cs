using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Settings;

/// <summary>Where an administrator changes the settings of the sub-account.</summary>
public sealed partial class SubAccountCard
{
    private SettingsDraft? _draft;
    private string? _said;
    private bool _isBusy;

    /// <summary>Other settings hold now.</summary>
    [Parameter]
    public EventCallback OnSaved { get; set; }

    protected override Task OnInitializedAsync() => TryAsync(async caller =>
    {
        _draft = await Settings.LookAsync(caller, CancellationToken.None) is { } holds ? new SettingsDraft(holds) : null;
        _said = _draft is null ? "Only administrators see the settings." : null;
    });

    private void Refresh() => _said = null;

    private async Task SaveAsync()
    {
        if (_draft is not { } draft || _isBusy)
        {
            return;
        }

        (_isBusy, _said) = (true, null);
        SettingsSaving? saving = null;
        await TryAsync(async caller =>
        {
            saving = await Settings.SaveAsync(caller, draft.ToSave(), CancellationToken.None);
            _said = draft.Take(saving);
        });
        _isBusy = false;
        if (saving is SettingsSaving.Saved)
        {
            await OnSaved.InvokeAsync();
        }
    }

    private async Task AskAsync(LocationChangingContext leaving)
    {
        if (_draft is { IsTouched: true } && !await Confirmation.AskAsync("Leave without saving?", "What you have changed in the settings is not saved yet.", "Leave", "Stay here"))
        {
            leaving.PreventNavigation();
        }
    }

    // Said here and not by what stands around the page, so that what was typed stays in sight.
    private async Task TryAsync(Func<Caller, Task> work)
    {
        try
        {
            _said = await Callers.TryAsync(work) ?? _said;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(Logger, exception);
            }

            _said = "That could not be done just now. Try again.";
        }
    }

    [LoggerMessage(LogLevel.Error, "The settings of a sub-account could not be read or stored.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
