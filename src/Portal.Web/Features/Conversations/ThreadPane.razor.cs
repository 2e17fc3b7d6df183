using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Controls;
using Portal.Web.Features.Composing;
using Portal.Web.Features.Messages;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

public sealed partial class ThreadPane
{
    private LiveUpdates? _live;
    private ElementReference _scroller;
    private MudIconButton? _details;
    private DotNetObjectReference<ThreadPane>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _place;
    private bool _isAtEnd = true;
    private int _news;

    [Parameter, EditorRequired]
    public required string ContactId { get; set; }

    /// <summary>Null until it is known.</summary>
    [Parameter, EditorRequired]
    public required string? ContactName { get; set; }

    /// <summary>How many of the contact's messages nobody had read when the conversation was opened.</summary>
    [Parameter]
    public int Unread { get; set; }

    [Parameter]
    public Task<Reading<ContactThread>>? First { get; set; }

    /// <summary>The address of the list alone.</summary>
    [Parameter, EditorRequired]
    public required string Back { get; set; }

    [Parameter]
    public bool DetailsOpen { get; set; }

    [Parameter]
    public EventCallback OnDetails { get; set; }

    /// <summary>The thread can be read again after it could not.</summary>
    [Parameter]
    public EventCallback OnBack { get; set; }

    /// <summary>What opens by itself, and when, as a sentence.</summary>
    [Parameter]
    public string? Promise { get; set; }

    [Parameter]
    public RenderFragment? Actions { get; set; }

    /// <summary>Whoever writes beside the thread is told what it shows.</summary>
    [Parameter]
    public ThreadSoFar? SoFar { get; set; }

    /// <summary>The channel that was used last, by either side.</summary>
    public Channel? LastChannel => _thread?.Items.LastOrDefault(i => i.Channel is not null)?.Channel;

    /// <summary>Whether nobody has answered the last message yet.</summary>
    public bool LastIsOurs => Sent.LastOrDefault(i => i.Channel is not null) is { IsInbound: false };

    private CancellationToken Gone => _live?.Gone ?? CancellationToken.None;

    /// <summary>Reads anew what was just sent, and shows it.</summary>
    public async Task ShowNewestAsync()
    {
        await RefreshAsync();
        await ToEndAsync();
    }

    /// <summary>Shows the entry with this key, wherever one was reading.</summary>
    public async Task LookAtAsync(string key)
    {
        if (_place is not null)
        {
            await _place.InvokeVoidAsync("lookAt", Gone, LinkWords.Anchor(key));
        }
    }

    public Task FocusDetailsButtonAsync() => _details?.TryFocusAsync() ?? Task.CompletedTask;

    [JSInvokable]
    public async Task AtEndChangedAsync(bool isAtEnd)
    {
        var sawNews = isAtEnd && _news > 0;
        (_isAtEnd, _news) = (isAtEnd, isAtEnd ? 0 : _news);
        StateHasChanged();
        if (sawNews)
        {
            await MarkReadAsync();
        }
    }

    protected override async Task OnInitializedAsync()
    {
        _live = new LiveUpdates(Watch, Sight, Time);
        if (RendererInfo.IsInteractive || First is { IsCompleted: true })
        {
            await ReadPlannedAsync();
            await ShowAsync(await (First ?? OpenAsync()));
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        if (await Inquiry.FindCallerAsync(Gone) is { } caller)
        {
            _live?.Start(caller, ContactId, InvokeAsync, RefreshAsync);
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", Gone, "./" + Assets["Features/Conversations/ThreadPane.razor.js"]);
        _place = await _module.TryAttachAsync("keepPlace", Gone, _scroller, _self);
        await RefreshAsync();
        await MarkReadAsync();
        await LookForShownAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        await _place.StopAsync("stop");
        await _module.StopAsync();
        _self?.Dispose();
    }

    private async Task ToEndAsync()
    {
        if (_place is not null)
        {
            await _place.InvokeVoidAsync("toEnd", Gone);
        }
    }
}
