using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Drafts;

/// <summary>What was begun and not sent. Everything that decides what is shown stands in the address.</summary>
public sealed partial class DraftsPage
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan NextTry = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _ending = new();
    private DraftsAddress _address = new();
    private DraftPage? _page;
    private Caller? _caller;
    private string? _problem;
    private ITimer? _reload;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Of { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? Older { get; set; }

    private bool ShowsEveryone => _address.Everyone && _caller is { MaySeeEveryonesMessages: true };

    public async ValueTask DisposeAsync()
    {
        Changes.Changed -= Hear;
        if (_reload is not null)
        {
            await _reload.DisposeAsync();
        }

        _live?.Dispose();
        await _ending.CancelAsync();
        _ending.Dispose();
    }

    protected override void OnInitialized()
    {
        _reload = Time.CreateTimer(_ => _ = InvokeAsync(ReloadAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Changes.Changed += Hear;
    }

    protected override async Task OnParametersSetAsync()
    {
        _address = new() { Of = Of, Channel = Channel, Older = Older };
        await LoadAsync();
        if (RendererInfo.IsInteractive)
        {
            FollowNews(); // the list does not wait for the service
        }
    }

    // Raised on whichever thread changed a draft; many at once are one reload.
    private void Hear(DraftChange change)
    {
        if (change.LocationId == _caller?.LocationId && (ShowsEveryone || change.AuthorId == _caller.PersonId))
        {
            _reload?.Change(Calm, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException)
        {
            return;
        }
    }

    private async Task LoadAsync()
    {
        var address = _address;
        try
        {
            _caller = await Callers.RequireAsync(_ending.Token);
            var page = await Listing.ListAsync(_caller, address.Query(Rules), _ending.Token);
            if (address == _address) // else another was asked for meanwhile
            {
                (_page, _problem) = (page, null);
            }
        }
        catch (NoCallerException exception)
        {
            (_problem, _page) = (exception.Message, null);
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            LogNotRead(Logger, exception);
            _problem = "The drafts can’t be read just now. This page tries again by itself.";
            _reload?.Change(NextTry, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task DiscardAsync(DraftRow row)
    {
        try
        {
            if (await Drafts.DiscardAsync(await Callers.RequireAsync(_ending.Token), row.Id, _ending.Token) is { } kept)
            {
                Discarding.Say([kept]);
            }
        }
        catch (NoCallerException exception)
        {
            _problem = exception.Message;
            return;
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            LogNotDiscarded(Logger, exception, row.Id);
            _problem = $"The draft to {row.ContactName} was not discarded, because nothing can be stored just now. Try again in a moment.";
            _reload?.Change(NextTry, Timeout.InfiniteTimeSpan);
            return;
        }

        await LoadAsync();
    }

    private void Go(DraftsAddress address) => Navigation.NavigateTo(address.Url);

    [LoggerMessage(LogLevel.Error, "The drafts could not be read; it is tried again.")]
    private static partial void LogNotRead(ILogger logger, Exception exception);

    [LoggerMessage(LogLevel.Error, "Draft {DraftId} was not discarded.")]
    private static partial void LogNotDiscarded(ILogger logger, Exception exception, Guid draftId);
}
