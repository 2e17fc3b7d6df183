using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Scheduling;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Messages;

/// <summary>What is planned and has not gone out yet, by day, with what can be done about it.</summary>
public sealed partial class ScheduledPage
{
    private static readonly IReadOnlyList<(string, string)> Kinds = [.. PlannedKind.All.Select(kind => (kind.Key, kind.Words))];

    private readonly CancellationTokenSource _ending = new();
    private readonly Selection _selection = new();
    private ListAddress _address = ListAddress.Read(ListAddress.Scheduled, null, null, null);
    private IReadOnlyList<Message>? _all;
    private IReadOnlyList<Message> _replanned = [];
    private Caller? _caller;
    private MessageEar? _ear;
    private RescheduleDialog? _times;
    private ModalDialog? _confirm;
    private string? _problem;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Of { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }

    private WallZone Viewer => Clock.Zone;

    private List<Message> Shown =>
    [
        .. (_all ?? []).Where(m => (_address.Channel is null || m.ChannelKey == _address.Channel.Key) && (_address.Kind is null || PlannedKind.Of(m).Key == _address.Kind)),
    ];

    private List<Message> Changeable => [.. Shown.Where(CanChange)];

    private List<Message> Chosen => [.. Shown.Where(m => _selection.Has(m.Id))];

    protected override async Task OnParametersSetAsync()
    {
        _address = ListAddress.Read(ListAddress.Scheduled, Of, Rules.Find(Channel), Kind);
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
            var all = await Planned.ListAsync(_caller, address.Everyone, _ending.Token);
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

    private bool CanChange(Message message) => PlannedKind.CanChange(message) && _caller?.MayActOn(message.AuthorId) is true;

    private async Task DoAsync(Deed deed, IReadOnlyList<Message> messages)
    {
        await Deeds.DoAsync(deed, messages, CancellationToken.None);
        await LoadAsync();
    }

    private async Task SendChosenAsync()
    {
        var chosen = Chosen;
        await (_confirm?.HideAsync() ?? Task.CompletedTask);
        await DoAsync(Deed.SendNow, chosen);
    }

    private async Task EditAsync(Message message)
    {
        if (await Deeds.TakeBackAsync(message, CancellationToken.None))
        {
            Navigation.NavigateTo(ConversationAddress.OfDraft(message.ContactId, message.Channel));
        }
    }

    private async Task RescheduleAsync(IReadOnlyList<Message> messages)
    {
        _replanned = messages;
        if (messages is [var only])
        {
            _times?.Open($"Reschedule the message to {only.ContactName}", await ClocksAsync(only), Planning.TimeOf(only));
        }
        else
        {
            _times?.Open($"Reschedule {messages.Count} messages", TwoClocks.OfViewer(Viewer), current: null);
        }
    }

    private Task ReplanAsync(SendTime time) => Planning.ReplanAsync(Deeds, _replanned, time, LoadAsync);

    private async Task<TwoClocks> ClocksAsync(Message message) =>
        _caller is { } caller && await Contacts.GetAsync(caller, message.ContactId, _ending.Token) is Reading<ContactDetails>.Found(var contact)
            ? new TwoClocks(WallZone.Of(contact.TimeZone), contact.TimeZoneIsContacts, Viewer)
            : TwoClocks.OfViewer(Viewer);
}
