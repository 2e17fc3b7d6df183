using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Web.Controls;
using Portal.Web.Features.Links;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

public sealed partial class ConversationsPage
{
    // A page whose data takes longer is shown at once, with placeholders.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    // portal.js keeps it; a browser that has no cookie yet may say of itself that it is a phone's.
    private const string NarrowCookie = "narrow";
    private const string PhoneHint = "Sec-CH-UA-Mobile";
    private ContactList? _list;
    private FirstReadings? _first;
    private FirstReadings? _behind;
    private bool _isReady;
    private bool _showsList;
    private DotNetObjectReference<ConversationsPage>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _width;

    [Parameter]
    public string? ContactId { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Text)]
    private string? Text { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Unread)]
    private string? Unread { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.View)]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Tag)]
    private string? Tag { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.ChannelKey)]
    private string? ChannelKey { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Write)]
    private string? Write { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.On)]
    private string? On { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Resume)]
    private string? Resume { get; set; }

    [SupplyParameterFromQuery(Name = ConversationAddress.Show)]
    private string? Show { get; set; }

    private bool Writes => Write == "1";

    [PersistentState]
    public Guid? Kept { get; set; }

    /// <summary>Whether the screen has room for one pane only, as far as was known when the page was asked for.</summary>
    [PersistentState]
    public bool IsNarrow { get; set; }

    [CascadingParameter]
    private SendingRules Rules { get; set; } = new();

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    private ConversationFilter Filter => ConversationAddress.Filter(Text, Unread, ChannelKey, Rules, View, Tag);

    protected override Task OnInitializedAsync() => RendererInfo.IsInteractive ? StartAsync() : RenderFirstAsync();

    // The list behind an open conversation is drawn where it can be seen; once drawn it stays, with what was loaded and its place.
    protected override void OnParametersSet() => _showsList |= ContactId is null || !IsNarrow;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!_isReady)
        {
            return;
        }

        _first = null; // what is opened from now on is read anew
        if (_showsList)
        {
            _behind = null;
        }
        else if (_self is null)
        {
            await AwaitWidthAsync(_self = DotNetObjectReference.Create(this));
        }
    }

    [JSInvokable]
    public void ShowList()
    {
        _showsList = true;
        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        await _width.StopAsync("stop");
        await _module.StopAsync();
        _self?.Dispose();
    }

    private async Task RenderFirstAsync()
    {
        IsNarrow = HttpContext is { } http && IsForNarrow(http.Request);
        var first = Reader.Begin(await Current.RequireAsync(CancellationToken.None), Filter, ContactId);
        Kept = Reader.Keep(first);
        await Task.WhenAny(first.WhenAll, Task.Delay(Patience, Time));
        Begin(first);
    }

    private async Task StartAsync()
    {
        if (await Inquiry.FindCallerAsync(CancellationToken.None) is { } caller) // else the session has ended, and the page is led away
        {
            Begin(Reader.Take(Kept, caller) ?? Reader.Begin(caller, Filter, ContactId));
        }
    }

    private static bool IsForNarrow(HttpRequest request) =>
        request.Cookies[NarrowCookie] is { } told ? told == "1" : request.Headers[PhoneHint] == "?1";

    private void Begin(FirstReadings first) => (_first, _behind, _isReady) = (first, first, true);

    private async Task AwaitWidthAsync(DotNetObjectReference<ConversationsPage> self)
    {
        _module = await Js.InvokeAsync<IJSObjectReference>("import", "./" + Assets["Features/Conversations/ConversationsPage.razor.js"]);
        _width = await _module.InvokeAsync<IJSObjectReference>("awaitWidth", self);
    }

    private FirstReadings? FirstOf(string contactId) => _first?.ContactId == contactId ? _first : null;
}
