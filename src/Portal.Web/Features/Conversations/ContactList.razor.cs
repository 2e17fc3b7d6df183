using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Inbox;
using Portal.Web.Controls;
using Portal.Web.Features.Links;
using Portal.Web.Features.Reading;

namespace Portal.Web.Features.Conversations;

public sealed partial class ContactList
{
    private LiveUpdates? _live;
    private bool _hasSought;
    private ElementReference _root;
    private IJSObjectReference? _module;
    private IJSObjectReference? _keys;
    private ConversationFilter? _shown;
    private IReadOnlyList<ConversationSummary>? _rows;
    private ConversationCursor? _next;
    private string? _problem;
    private string? _note;
    private string? _announcement;
    private string? _opens; // what was looked for when the first hit was asked for, until it is read
    private bool _asksToOpen;
    private bool _isReading;
    private bool _isReadingMore;

    [Parameter, EditorRequired]
    public required ConversationFilter Filter { get; set; }

    /// <summary>The contact whose conversation is open.</summary>
    [Parameter]
    public string? ContactId { get; set; }

    /// <summary>Whom to write to is being chosen.</summary>
    [Parameter]
    public bool Writes { get; set; }

    /// <summary>The first page, where it is being read already.</summary>
    [Parameter]
    public Task<Reading<ConversationPage>>? First { get; set; }

    private bool IsNarrowed => Filter != new ConversationFilter();

    public ConversationSummary? Find(string contactId) => _rows?.FirstOrDefault(r => r.ContactId == contactId);

    private CancellationToken Gone => _live?.Gone ?? CancellationToken.None;

    protected override void OnInitialized()
    {
        _live = new LiveUpdates(Watch, Sight, Time);
        OwnDrafts.Changed += MarkDrafts;
    }

    protected override Task OnParametersSetAsync()
    {
        if (Filter == _shown || (First is { IsCompleted: false } && !RendererInfo.IsInteractive))
        {
            return Task.CompletedTask;
        }

        var reading = _shown is null && First is not null ? First : ReadAsync(after: null);
        _shown = Filter;
        return ReplaceAsync(reading);
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await BeginAsync();
        }

        if (_keys is not null && Writes != _hasSought)
        {
            _hasSought = Writes;
            await (Writes ? _keys.InvokeVoidAsync("seek", Gone) : ValueTask.CompletedTask);
        }
    }

    private async Task BeginAsync()
    {
        if (await Inquiry.FindCallerAsync(Gone) is { } caller)
        {
            _live?.Start(caller, contactId: null, InvokeAsync, RefreshAsync);
            _mayChange = InboxService.MayChange(caller);
        }

        _module = await Js.InvokeAsync<IJSObjectReference>("import", Gone, "./" + Assets["Features/Conversations/ContactList.razor.js"]);
        _keys = await _module.TryAttachAsync("attach", Gone, _root, Filter.Text ?? string.Empty);
        await RefreshAsync();
        await OwnDrafts.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        OwnDrafts.Changed -= MarkDrafts;
        _live?.Dispose();
        await _keys.StopAsync("detach");
        await _module.StopAsync();
    }

    private Task<Reading<ConversationPage>> ReadAsync(ConversationCursor? after) =>
        Inquiry.AskAsync(caller => Conversations.ListAsync(caller, Filter with { After = after }, Gone), Gone);

    private async Task ReplaceAsync(Task<Reading<ConversationPage>> pending)
    {
        var filter = Filter;
        _isReading = !pending.IsCompleted;
        var reading = await pending;
        if (filter != Filter)
        {
            return; // one has chosen something else meanwhile
        }

        _isReading = false;
        if (reading is Reading<ConversationPage>.Found(var page))
        {
            (_rows, _next, _note, _problem) = (page.Items, page.Next, page.Note, null);
            _announcement = IsNarrowed ? (page.Items.Count == 1 ? "1 contact" : $"{page.Items.Count}{(page.Next is null ? null : " or more")} contacts") : null;
            OpenWhatWasAsked();
        }
        else
        {
            (_rows, _next, _note) = (null, null, null);
            SayProblem(reading);
        }
    }

    private void SayProblem(Reading<ConversationPage> reading, bool isReadAgain = true)
    {
        _problem = ReadingWords.Of(reading, Clock, isReadAgain);
        if (reading is Reading<ConversationPage>.Unavailable unavailable)
        {
            _live?.ReadAgain(unavailable.RetryAfter);
        }
    }

    private async Task RetryAsync()
    {
        await Inquiry.AskIfPausedAsync(Gone);
        if (_rows is not null)
        {
            await RefreshAsync(); // what was read stays, whatever comes of it
            return;
        }

        _problem = null;
        await ReplaceAsync(ReadAsync(after: null));
    }

    private async Task ReadMoreAsync()
    {
        if (_isReadingMore || _rows is null || _next is not { } next)
        {
            return;
        }

        _isReadingMore = true;
        var (filter, reading) = (Filter, await ReadAsync(next));
        _isReadingMore = false;
        if (filter == Filter && reading is Reading<ConversationPage>.Found(var page))
        {
            (_rows, _next, _note) = (ContactRows.Append(_rows, page.Items), page.Next, page.Note ?? _note);
        }
        else if (filter == Filter)
        {
            SayProblem(reading, isReadAgain: false);
        }
    }

    private async Task<bool> RefreshAsync()
    {
        var (filter, reading) = (Filter, await ReadAsync(after: null));
        if (filter == Filter && reading is Reading<ConversationPage>.Found(var page))
        {
            _next = _rows is null || page.Next is null ? page.Next : _next;
            _rows = ContactRows.Merge(_rows ?? [], page, keep: ContactId);
            _problem = null;
            StateHasChanged();
        }
        else if (filter == Filter && reading is not Reading<ConversationPage>.Unavailable)
        {
            SayProblem(reading); // it does not pass by itself, and a list that stands still would look alive
            StateHasChanged();
        }
        else if (filter == Filter && _rows is null && _problem is not null)
        {
            _problem = ReadingWords.Of(reading, Clock); // it names times
            StateHasChanged();
        }

        return reading is not Reading<ConversationPage>.Unavailable;
    }

    /// <summary>Of what is listed for <paramref name="text"/>, once it is.</summary>
    private void OpenFirst(string? text)
    {
        (_asksToOpen, _opens) = (true, text);
        if (!_isReading && _shown == Filter)
        {
            OpenWhatWasAsked();
        }
    }

    private void OpenWhatWasAsked()
    {
        if (!_asksToOpen || Filter.Text != _opens)
        {
            return;
        }

        _asksToOpen = false;
        if (_rows is [var first, ..])
        {
            _announcement = $"Opened {first.ContactName}";
            Navigation.NavigateTo(ConversationAddress.Of(first.ContactId, Filter, Writes));
        }
    }

    private void MarkDrafts() => _ = InvokeAsync(StateHasChanged);

    private void Show(ConversationFilter filter) => Navigation.NavigateTo(ConversationAddress.Of(ContactId, filter, Writes), replace: true);
}
