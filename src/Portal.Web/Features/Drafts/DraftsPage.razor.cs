using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Web.Features.HandingOver;
using Portal.Web.Features.Lists;

namespace Portal.Web.Features.Drafts;

/// <summary>What was begun and not sent. Everything that decides what is shown stands in the address.</summary>
public sealed partial class DraftsPage
{
    private readonly SteadyRows<DraftRow> _rows = new(PlaceOf, PlaceOf);
    private DraftsAddress _address = new();
    private DraftPage? _page;

    [CascadingParameter] private SendingRules Rules { get; set; } = new();
    [SupplyParameterFromQuery] private string? Of { get; set; }
    [SupplyParameterFromQuery] private string? Channel { get; set; }
    [SupplyParameterFromQuery] private string? Older { get; set; }

    private bool ShowsEveryone => _address.Everyone && Caller is { MaySeeEveryonesMessages: true };

    protected override void Dispose(bool disposing)
    {
        _live?.Dispose();
        base.Dispose(disposing);
    }

    protected override async Task OnParametersSetAsync()
    {
        DraftsAddress asked = new() { Of = Of, Channel = Channel, Older = Older };
        if (asked != _address)
        {
            _address = asked;
            _rows.Release();
        }

        await LoadAsync();
        if (RendererInfo.IsInteractive)
        {
            FollowNews(); // the list does not wait for the service
        }
    }

    protected override bool IsOf(Changed changed) => changed.Drafts.Any(change => ShowsEveryone || change.AuthorId == Caller?.PersonId);

    protected override async Task ReadAsync(Caller caller)
    {
        var address = _address;
        var page = await Listing.ListAsync(caller, address.Query(Rules), Ending);
        if (address != _address)
        {
            return; // another was asked for meanwhile
        }

        foreach (var id in _rows.Missing(page.Rows))
        {
            _rows.Say(id, "Sent, discarded or handed over");
        }

        _page = page;
        _rows.Take(page.Rows);
    }

    protected override void Clear()
    {
        _page = null;
        _rows.Empty();
    }

    private Task DiscardAsync(DraftRow row) => AsCallerAsync(
        async caller =>
        {
            if (await Drafts.DiscardAsync(caller, row.Id, Ending) is { } kept)
            {
                _rows.Say(PlaceOf(row), "Discarded");
                Discarding.Say([kept]);
            }

            await ReadAsync(caller);
        },
        fault => fault is null
            ? $"The draft to {row.ContactName} was not discarded, because nothing can be stored just now. Try again in a moment."
            : $"The draft to {row.ContactName} was not discarded. {fault.Sentence}");

    private Task HandOverAsync((DraftRow Row, Colleague To) asked) => AsCallerAsync(
        async caller =>
        {
            if (await Handing.GiveAsync(asked.Row.Id, asked.Row.Version, asked.To, asked.Row.ContactName))
            {
                _rows.Say(PlaceOf(asked.Row), $"Handed to {asked.To.Name}");
            }

            await ReadAsync(caller);
        },
        fault => fault?.Sentence ?? $"The draft to {asked.Row.ContactName} was not handed over, because nothing can be stored just now. Try again in a moment.");

    // A person has one draft for each channel of a contact; a discarded one that is restored has another id.
    private static object PlaceOf(DraftRow row) => (row.AuthorId, row.ContactId, row.Channel.Key);

    private void Go(DraftsAddress address) => Navigation.NavigateTo(address.Url);
}
