using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Web.Controls;
using Portal.Web.Features.Lists;

namespace Portal.Web.Features.Team;

/// <summary>Ten messages at random, looked at one after another with one key each. Which ones they are stands in the address.</summary>
public sealed partial class SamplePage : IAsyncDisposable
{
    private SampleAddress _address = new();
    private Sample? _sample;
    private MessageLife? _life;
    private bool _isMarking;
    private ElementReference _page;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Person { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? From { get; set; }
    [SupplyParameterFromQuery] private string? To { get; set; }
    [SupplyParameterFromQuery] private string? Seed { get; set; }
    [SupplyParameterFromQuery] private string? At { get; set; }

    private int Place => Math.Min(_address.Place, (_sample?.Messages.Count ?? 1) - 1);

    private string Keys => $"Keys: g for “{Reviews.Kinds[0]}” and on to the next one, n to write a note, j for the next one, k to go back.";

    private string About
    {
        get
        {
            var (from, to) = _address.Days(Today);
            var channel = Rules.Find(_address.Channel) is { } one ? $" on {one.Title}" : null;
            var days = from == to ? Words(from) : $"{Words(from)} to {Words(to)}";
            return _sample is { } sample ? string.Create(CultureInfo.InvariantCulture, $"{sample.Messages.Count} at random of {sample.OutOf:N0} messages{channel}, {days}.") : days;
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(Clock.Now);

    protected override Task OnParametersSetAsync()
    {
        _address = new() { Person = Person, Channel = Channel, From = From, To = To, Seed = Seed, At = At };
        if (_address.SeedId is null)
        {
            Navigation.NavigateTo((_address with { Seed = Guid.CreateVersion7(Time.GetUtcNow()).ToString() }).Url, replace: true);
            return Task.CompletedTask;
        }

        return LoadAsync();
    }

    protected override bool IsOf(Changed changed) => _sample?.Messages.Any(message => changed.Messages.Contains(message.MessageId)) is true;

    protected override async Task ReadAsync(Caller caller)
    {
        var address = _address;
        if (address.Query(Today, Clock.Zone) is { } query)
        {
            var sample = await Samples.DrawAsync(caller, query, Ending);
            var shown = sample?.Messages.ElementAtOrDefault(Math.Min(address.Place, sample.Messages.Count - 1));
            var life = shown is null ? null : await History.LifeAsync(caller, shown.MessageId, Ending);
            if (address == _address) // else another was asked for meanwhile
            {
                (_sample, _life) = (sample, life);
            }
        }
    }

    protected override void Clear() => (_sample, _life) = (null, null);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _module = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Features/Team/SamplePage.razor.js"]);
            _keys = await _module.TryAttachAsync("listen", Ending, _page);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _keys.StopAsync("stop");
        await _module.StopAsync();
        Dispose();
    }

    private static string Words(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    private string? UrlOf(int place) => place >= 0 && place < _sample?.Messages.Count ? _address.AtPlace(place).Url : null;

    // What is marked already stays as it is, whatever else it says.
    private async Task MarkAsync()
    {
        if (_isMarking || _life is not { Message.Id: var id })
        {
            return;
        }

        _isMarking = true;
        await AsCallerAsync(
            async caller => Go(await Reviews.SaveAsync(caller, new ReviewCommand { MessageId = id, Kind = Reviews.Kinds[0] }, Ending)),
            fault => fault?.Sentence ?? "The review can’t be stored just now.");
        _isMarking = false;
    }

    private void Go(ReviewSaving saving)
    {
        if (saving is not ReviewSaving.Saved)
        {
            Toasts.SayError(saving is ReviewSaving.ChangedMeanwhile ? "You have reviewed this message already. Change your review below it." : "This message can’t be reviewed any more.");
            return;
        }

        Toasts.Say($"Marked: {Reviews.Kinds[0]}");
        if (UrlOf(Place + 1) is { } next)
        {
            Navigation.NavigateTo(next);
        }
    }
}
