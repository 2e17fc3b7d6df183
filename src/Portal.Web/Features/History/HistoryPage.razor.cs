using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Web.Features.Lists;

namespace Portal.Web.Features.History;

/// <summary>What was sent, and what became of it. Everything that decides what is shown stands in the address.</summary>
public sealed partial class HistoryPage
{
    private HistoryAddress _address = new();
    private HistorySlice? _slice;
    private IReadOnlyList<HistoryPerson> _people = [];
    private IReadOnlyList<string>? _reasons; // read once: who filters by one that is newer has it from a message
    private double? _indexed;
    private MessageLife? _life;
    private MessageNeighbours? _beside;
    private bool _lifeIsLoaded;
    private Guid? _focus;
    private (bool List, bool Life)? _due;
    private Preferences _preferences = Portal.Services.People.Preferences.Default;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Words { get; set; }
    [SupplyParameterFromQuery] private string? Person { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? State { get; set; }
    [SupplyParameterFromQuery] private string? Contact { get; set; }
    [SupplyParameterFromQuery] private string? Answered { get; set; }
    [SupplyParameterFromQuery] private string? Files { get; set; }
    [SupplyParameterFromQuery] private string? Token { get; set; }
    [SupplyParameterFromQuery] private string? Timing { get; set; }
    [SupplyParameterFromQuery] private string? Reason { get; set; }
    [SupplyParameterFromQuery] private string? Reviewed { get; set; }
    [SupplyParameterFromQuery] private string? From { get; set; }
    [SupplyParameterFromQuery] private string? To { get; set; }
    [SupplyParameterFromQuery] private string? Older { get; set; }
    [SupplyParameterFromQuery] private string? Newer { get; set; }
    [SupplyParameterFromQuery] private string? Message { get; set; }

    private bool SeesEveryone => Caller?.MaySeeEveryonesMessages is true;

    protected override Task OnParametersSetAsync()
    {
        var before = _address;
        _address = new()
        {
            Words = Words,
            Person = Person,
            Channel = Channel,
            State = State,
            Contact = Contact,
            Answered = Answered,
            Files = Files,
            Token = Token,
            Timing = Timing,
            Reason = Reason,
            Reviewed = Reviewed,
            From = From,
            To = To,
            Older = Older,
            Newer = Newer,
            Message = Message,
        };
        _focus = _address.Message is null ? before.MessageId : null;
        _due = (List: _slice is null || _address.WithoutMessage != before.WithoutMessage, Life: _address.MessageId != before.MessageId);
        return LoadAsync();
    }

    protected override bool IsOf(Changed changed) => changed.Messages.Count > 0;

    protected override async Task ReadAsync(Caller caller)
    {
        var address = _address;
        var (list, life) = _due ?? (true, address.MessageId is not null);
        _due = null;
        if (list)
        {
            await LoadListAsync(caller, address);
        }

        if (life)
        {
            await LoadLifeAsync(caller, address);
        }
    }

    protected override void Clear() => (_slice, _life, _beside, _reasons) = (null, null, null, null);

    private async Task LoadListAsync(Caller caller, HistoryAddress address)
    {
        var people = caller.MaySeeEveryonesMessages ? await History.PeopleAsync(caller, Ending) : [];
        var preferences = await Preferences.OfAsync(caller.PersonId, Ending);
        var indexed = address.Words is null ? null : await History.IndexedAsync(Ending);
        var reasons = _reasons ?? await History.ReasonCodesAsync(caller, Ending);
        var slice = await History.SearchAsync(caller, address.Query(Clock.Zone, Rules), Ending);
        if (address.WithoutMessage == _address.WithoutMessage) // else another was asked for meanwhile
        {
            (_people, _reasons, _slice, _preferences, _indexed) = (people, reasons, slice, preferences, indexed);
        }
    }

    // Beside the page that shows it: the one that is shown, or else the one behind its border.
    private string? UrlOf(Guid? messageId, bool isOlder = false)
    {
        if (messageId is not { } id)
        {
            return null;
        }

        var page = _slice?.Rows.Any(row => row.MessageId == id) is true ? _address
            : isOlder ? _address.FirstPage with { Older = _address.Message }
            : _address.FirstPage with { Newer = _address.Message };
        return (page with { Message = id.ToString() }).Url;
    }

    private async Task LoadLifeAsync(Caller caller, HistoryAddress address)
    {
        var life = address.MessageId is { } id ? await History.LifeAsync(caller, id, Ending) : null;
        var beside = life is null ? null : await History.NeighboursAsync(caller, address.FirstPage.Query(Clock.Zone, Rules), life.Message.Id, Ending);
        if (address.Message == _address.Message)
        {
            (_life, _beside, _lifeIsLoaded) = (life, beside, address.MessageId is not null);
        }
    }
}
