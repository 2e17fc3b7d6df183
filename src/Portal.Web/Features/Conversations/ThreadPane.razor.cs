using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Controls;

namespace Portal.Web.Features.Conversations;

public sealed partial class ThreadPane
{
    // The rate limit of the sub-account is shared by everybody who works in it.
    private readonly SemaphoreSlim _emailReads = new(2);
    private readonly Dictionary<string, Reading<EmailDetails>> _emails = [];
    private LiveUpdates? _live;
    private ElementReference _scroller;
    private ElementReference _details;
    private DotNetObjectReference<ThreadPane>? _self;
    private IJSObjectReference? _module;
    private IJSObjectReference? _place;
    private ContactThread? _thread;
    private string? _problem;
    private string? _firstUnread;
    private string? _announcement;
    private bool _isReadingOlder;
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

    [Parameter]
    public RenderFragment? Actions { get; set; }

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

    public Task FocusDetailsButtonAsync() => _details.FocusAsync().AsTask();

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
        _live = new LiveUpdates(Watch, Time);
        if (RendererInfo.IsInteractive || First is { IsCompleted: true })
        {
            await ReadPlannedAsync();
            Open(await (First ?? OpenAsync()));
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
            _live?.Start(caller, ContactId, () => InvokeAsync(RefreshAsync));
        }

        _self = DotNetObjectReference.Create(this);
        _module = await Js.InvokeAsync<IJSObjectReference>("import", Gone, "./" + Assets["Features/Conversations/ThreadPane.razor.js"]);
        _place = await _module.InvokeAsync<IJSObjectReference>("keepPlace", Gone, _scroller, _self);
        await RefreshAsync();
        await MarkReadAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _live?.Dispose();
        await _place.StopAsync("stop");
        await _module.StopAsync();
        _self?.Dispose();
        _emailReads.Dispose();
    }

    private Task<Reading<ContactThread>> OpenAsync() => Inquiry.AskAsync(caller => Threads.OpenAsync(caller, ContactId, Gone), Gone);

    private void Open(Reading<ContactThread> reading)
    {
        if (reading is Reading<ContactThread>.Found(var thread))
        {
            (_thread, _problem) = (thread, null);
            _firstUnread = Unread == 0 ? null : thread.Items.Where(i => i.IsInbound).TakeLast(Unread).FirstOrDefault()?.Key;
        }
        else
        {
            _problem = ReadingWords.Of(reading);
        }
    }

    private async Task OpenAgainAsync()
    {
        _problem = null;
        Open(await OpenAsync());
        await MarkReadAsync();
    }

    private async Task OlderAsync()
    {
        if (_isReadingOlder || _thread is not { HasOlder: true } thread)
        {
            return;
        }

        (_isReadingOlder, _problem) = (true, null);
        var reading = await Inquiry.AskAsync(caller => Threads.OlderAsync(caller, thread, Gone), Gone);
        _isReadingOlder = false;
        if (reading is Reading<ContactThread>.Found(var longer))
        {
            _thread = longer;
        }
        else
        {
            _problem = ReadingWords.Of(reading);
        }
    }

    private async Task RefreshAsync()
    {
        if (_thread is not { } thread || _isReadingOlder)
        {
            return;
        }

        await ReadPlannedAsync();
        var reading = await Inquiry.AskAsync(caller => Threads.RefreshAsync(caller, thread, Gone), Gone);
        if (reading is not Reading<ContactThread>.Found(var fresh) || !ReferenceEquals(_thread, thread))
        {
            StateHasChanged();
            return; // the next change brings the next try
        }

        var inbound = NewInbound(thread, fresh);
        _thread = fresh;
        _news += _isAtEnd ? 0 : inbound;
        _announcement = inbound switch { 0 => _announcement, 1 => "1 new message", _ => $"{inbound} new messages" };
        StateHasChanged();
        if (inbound > 0 && _isAtEnd)
        {
            await MarkReadAsync();
        }
    }

    private static int NewInbound(ContactThread before, ContactThread after)
    {
        var known = before.Items.Select(i => i.Key).ToHashSet(StringComparer.Ordinal);
        return after.Items.Count(i => i.IsInbound && !known.Contains(i.Key));
    }

    private async Task MarkReadAsync()
    {
        if (_thread is { ConversationId: not null } thread)
        {
            await Inquiry.AskAsync(caller => Threads.MarkReadAsync(caller, thread, Gone), Gone);
        }
    }

    private async Task ToEndAsync()
    {
        if (_place is not null)
        {
            await _place.InvokeVoidAsync("toEnd", Gone);
        }
    }

    private async Task<Reading<EmailDetails>> ReadEmailAsync(string emailId)
    {
        await _emailReads.WaitAsync(Gone);
        try
        {
            if (_emails.GetValueOrDefault(emailId) is Reading<EmailDetails>.Found known)
            {
                return known;
            }

            return _emails[emailId] = await Inquiry.AskAsync(caller => Emails.GetAsync(caller, emailId, Gone), Gone);
        }
        finally
        {
            _emailReads.Release();
        }
    }
}
