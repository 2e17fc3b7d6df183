using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Messages;

/// <summary>What waits for a person, by why it does, with what can be done about it.</summary>
public sealed partial class AttentionPage
{
    private static readonly IReadOnlyList<(string, string)> Kinds = [.. AttentionKind.All.Select(kind => (kind.Key, kind.Title))];

    private readonly CancellationTokenSource _ending = new();
    private readonly Selection _selection = new();
    private ListAddress _address = ListAddress.Read(ListAddress.Attention, null, null, null);
    private IReadOnlyList<Message>? _all;
    private IReadOnlyList<Message> _doubled = [];
    private IReadOnlyDictionary<Guid, Doubling> _earlier = new Dictionary<Guid, Doubling>();
    private Caller? _caller;
    private MessageEar? _ear;
    private ModalDialog? _confirm;
    private string? _problem;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Of { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }

    private List<Message> Shown =>
    [
        .. (_all ?? []).Where(m => (_address.Channel is null || m.ChannelKey == _address.Channel.Key) && (_address.Kind is null || AttentionKind.Of(m).Key == _address.Kind)),
    ];

    private List<Message> Changeable => [.. Shown.Where(CanChange)];

    protected override async Task OnParametersSetAsync()
    {
        _address = ListAddress.Read(ListAddress.Attention, Of, Rules.Find(Channel), Kind);
        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_caller is { } caller && !_ending.IsCancellationRequested)
        {
            _ear ??= new MessageEar(Changes, Time, caller.LocationId, _ => InvokeAsync(ReloadAsync));
        }
    }

    public void Dispose()
    {
        _ear?.Dispose();
        _ending.Cancel();
    }

    private async Task LoadAsync()
    {
        try
        {
            _caller = await Callers.RequireAsync(_ending.Token);
            var address = _address;
            var all = await Attention.ListAsync(_caller, address.Everyone, _ending.Token);
            if (address.Everyone == _address.Everyone) // else the other was asked for meanwhile
            {
                _all = all;
                _selection.Keep(Changeable.Select(m => m.Id));
            }
        }
        catch (NoCallerException exception)
        {
            (_problem, _all) = (exception.Message, null);
        }
    }

    private async Task ReloadAsync()
    {
        try
        {
            await LoadAsync();
            StateHasChanged();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            await DispatchExceptionAsync(exception);
        }
    }

    private bool CanChange(Message message) => AttentionKind.Of(message).Deeds.Count > 0 && _caller?.MayActOn(message.AuthorId) is true;

    private int ChosenInVain => Shown.Count(m => _selection.Has(m.Id) && RetryRule.WhyNot(m) is not null);

    private List<Message> ChosenFor(Deed deed) => [.. Shown.Where(m => _selection.Has(m.Id) && AttentionKind.Of(m).DeedsFor(m).Contains(deed))];

    private async Task AskAsync(Deed deed, IReadOnlyList<Message> messages)
    {
        if (deed == Deed.SendAgain)
        {
            (_doubled, _earlier) = (messages, new Dictionary<Guid, Doubling>());
            _confirm?.Show();
        }
        else
        {
            await DoAsync(deed, messages);
        }
    }

    private async Task SendAgainAsync()
    {
        var (doubled, earlier) = (_doubled, _earlier);
        await (_confirm?.HideAsync() ?? Task.CompletedTask);
        await DoAsync(earlier.Count > 0 ? Deed.TryAgainAllTheSame(earlier) : Deed.SendAgain, doubled);
    }

    private async Task DoAsync(Deed deed, IReadOnlyList<Message> messages)
    {
        var earlier = await Deeds.DoAsync(deed, messages, CancellationToken.None);
        await LoadAsync();
        if (earlier.Count > 0)
        {
            (_doubled, _earlier) = ([.. messages.Where(m => earlier.ContainsKey(m.Id))], earlier);
            _confirm?.Show();
        }
    }

    private string DoublingWarning => (_doubled, _earlier.Values.FirstOrDefault()) switch
    {
        ([var one], { } earlier) => DoublingWords.Of(earlier, one.ContactName),
        ([var one], null) => $"It may have been sent already: {one.ContactName} may get it twice.",
        _ => $"They may have been sent already: {string.Join(", ", _doubled.Select(m => m.ContactName).Distinct())} may get them twice.",
    };

    // What is held goes back to the drafts; what is over stays, and a copy of its text is begun.
    private async Task EditAsync(Message message)
    {
        if (message.State is not MessageState.Held)
        {
            Navigation.NavigateTo(ConversationAddress.OfResumed(message.ContactId, message.Id));
        }
        else if (await Deeds.TakeBackAsync(message, CancellationToken.None))
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(message.ContactId, message.Channel));
        }
    }
}
