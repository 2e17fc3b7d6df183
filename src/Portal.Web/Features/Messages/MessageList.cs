using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;
using Portal.Web.Features.Lists;

namespace Portal.Web.Features.Messages;

/// <summary>A page of messages with which something can be done: narrowed by its address, with rows that stay in their place, one or several at once.</summary>
public abstract class MessageList : LiveList
{
    private SteadyRows<Message>? _rows;
    private ListAddress? _address;

    [Inject]
    public required Deeds Deeds { get; init; }

    [Inject]
    public required MessageLedger Ledger { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    [CascadingParameter]
    public SendingRules Rules { get; set; } = new();

    [SupplyParameterFromQuery]
    public string? Of { get; set; }

    [SupplyParameterFromQuery]
    public string? Channel { get; set; }

    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    protected ListAddress Address => _address ??= Asked;

    protected SteadyRows<Message> Rows => _rows ??= new(message => message.Id, PlaceOf);

    protected Selection Selection { get; } = new();

    /// <summary>How many were read; null until they were.</summary>
    protected int? Count { get; private set; }

    protected List<SteadyRow<Message>> Shown => [.. Rows.Rows.Where(row => IsAskedFor(row.Placed))];

    protected List<Message> Changeable => [.. Rows.Present.Where(message => IsAskedFor(message) && CanChange(message))];

    protected List<Message> Chosen => [.. Changeable.Where(message => Selection.Has(message.Id))];

    /// <summary>The first part of its address.</summary>
    protected abstract string Page { get; }

    private ListAddress Asked => ListAddress.Read(Page, Of, Rules.Find(Channel), Kind);

    protected abstract Task<IReadOnlyList<Message>> ListAsync(Caller caller, bool everyones, CancellationToken cancellationToken);

    /// <summary>What decides where a message stands in the list.</summary>
    protected abstract object PlaceOf(Message message);

    /// <summary>The key of what it is, by which the list can be narrowed.</summary>
    protected abstract string KindOf(Message message);

    protected abstract bool CanChange(Message message);

    protected override Task OnParametersSetAsync()
    {
        if (_address != Asked)
        {
            _address = Asked;
            Rows.Release();
        }

        return LoadAsync();
    }

    protected override async Task ReadAsync(Caller caller)
    {
        var everyones = Address.Everyone;
        var all = await ListAsync(caller, everyones, Ending);
        if (everyones != Address.Everyone)
        {
            return; // the other was asked for meanwhile
        }

        foreach (Guid id in Rows.Missing(all))
        {
            Rows.Say(id, WordsOf(await Ledger.FindAsync(caller, id, Ending)));
        }

        Count = all.Count;
        Rows.Take(all);
        Selection.Keep(Changeable.Select(message => message.Id));
    }

    protected override bool IsOf(Changed changed) => changed.Messages.Count > 0;

    protected override void Clear()
    {
        Count = null;
        Rows.Empty();
    }

    protected async Task DoAsync(Deed deed, IReadOnlyList<Message> messages)
    {
        foreach (var id in await Deeds.DoAsync(deed, messages, CancellationToken.None))
        {
            Rows.Say(id, deed.Sends && await WaitsForApprovalAsync(id) ? StateWords.Of(MessageState.WaitingForApproval).Word : deed.RowWords);
        }

        await LoadAsync();
    }

    private async Task<bool> WaitsForApprovalAsync(Guid messageId) =>
        Caller is { } caller && await Ledger.FindAsync(caller, messageId, Ending) is { State: MessageState.WaitingForApproval };

    private bool IsAskedFor(Message message) =>
        (Address.Channel is null || message.ChannelKey == Address.Channel.Key) && (Address.Kind is null || KindOf(message) == Address.Kind);

    /// <summary>What became of a message that does not belong to the list any more.</summary>
    protected virtual string WordsOf(Message? message) => message switch
    {
        null => "Not here any more",
        { SetAsideAt: not null } => "Dismissed",
        { State: MessageState.Scheduled, Plan: null } => "On the way",
        _ => StateWords.Of(message.State).Word,
    };
}
