using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.History;

/// <summary>What was sent, and what became of it. Everything that decides what is shown stands in the address.</summary>
public sealed partial class HistoryPage
{
    private static readonly TimeSpan Calm = TimeSpan.FromMilliseconds(250);

    private readonly CancellationTokenSource _ending = new();
    private HistoryAddress _address = new();
    private HistorySlice? _slice;
    private IReadOnlyList<HistoryPerson> _people = [];
    private MessageLife? _life;
    private bool _lifeIsLoaded;
    private Guid? _focus;
    private Caller? _caller;
    private string? _problem;
    private ITimer? _reload;
    private int _reloadIsDue;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Person { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? State { get; set; }
    [SupplyParameterFromQuery] private string? Contact { get; set; }
    [SupplyParameterFromQuery] private string? From { get; set; }
    [SupplyParameterFromQuery] private string? To { get; set; }
    [SupplyParameterFromQuery] private string? Older { get; set; }
    [SupplyParameterFromQuery] private string? Newer { get; set; }
    [SupplyParameterFromQuery] private string? Message { get; set; }

    private bool SeesEveryone => _caller?.MaySeeEveryonesMessages is true;

    public async ValueTask DisposeAsync()
    {
        Changes.Changed -= Hear;
        if (_reload is not null)
        {
            await _reload.DisposeAsync();
        }

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
        var before = _address;
        _address = new()
        {
            Person = Person,
            Channel = Channel,
            State = State,
            Contact = Contact,
            From = From,
            To = To,
            Older = Older,
            Newer = Newer,
            Message = Message,
        };
        _focus = _address.Message is null ? before.MessageId : null;
        await LoadAsync(list: _slice is null || _address.WithoutMessage != before.WithoutMessage, life: _address.MessageId != before.MessageId);
    }

    // Raised on whichever thread changed a message; many at once are one reload.
    private void Hear(MessageChange change)
    {
        if (change.LocationId == _caller?.LocationId && Interlocked.Exchange(ref _reloadIsDue, 1) == 0)
        {
            _reload?.Change(Calm, Timeout.InfiniteTimeSpan);
        }
    }

    private async Task ReloadAsync()
    {
        Interlocked.Exchange(ref _reloadIsDue, 0);
        try
        {
            await LoadAsync(list: true, life: _address.MessageId is not null);
            StateHasChanged();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private async Task LoadAsync(bool list, bool life)
    {
        var address = _address;
        try
        {
            _caller = await Callers.RequireAsync(_ending.Token);
            if (list)
            {
                await LoadListAsync(_caller, address);
            }

            if (life)
            {
                await LoadLifeAsync(_caller, address);
            }

            _problem = null;
        }
        catch (NoCallerException exception)
        {
            (_problem, _slice, _life) = (exception.Message, null, null);
        }
    }

    private async Task LoadListAsync(Caller caller, HistoryAddress address)
    {
        var people = caller.MaySeeEveryonesMessages ? await History.PeopleAsync(caller, _ending.Token) : [];
        var slice = await History.SearchAsync(caller, address.Query(Clock.Zone, Rules), _ending.Token);
        if (address.WithoutMessage == _address.WithoutMessage) // else another was asked for meanwhile
        {
            (_people, _slice) = (people, slice);
        }
    }

    private async Task LoadLifeAsync(Caller caller, HistoryAddress address)
    {
        var life = address.MessageId is { } id ? await History.LifeAsync(caller, id, _ending.Token) : null;
        if (address.Message == _address.Message)
        {
            (_life, _lifeIsLoaded) = (life, address.MessageId is not null);
        }
    }
}
