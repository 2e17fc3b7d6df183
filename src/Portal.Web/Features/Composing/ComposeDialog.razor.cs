using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Web.Controls;

namespace Portal.Web.Features.Composing;

/// <summary>Where a person writes to one contact: shows its <see cref="ComposeSession"/>, and talks to the browser for it.</summary>
public sealed partial class ComposeDialog
{
    private const string Script = "compose/dialog.js";

    private ElementReference _dialog;
    private ElementReference _later;
    private ComposeProblems? _problems;
    private NewsLine? _newsLine;
    private SecondAnswer? _secondAnswer;
    private ColleagueLine? _colleagues;
    private IJSObjectReference? _script;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<ComposeDialog>? _self;
    private ComposePart _next;

    [Parameter, EditorRequired]
    public required ContactDetails Contact { get; set; }

    /// <summary>The channel to begin on, where no draft says otherwise.</summary>
    [Parameter]
    public Channel? LastUsed { get; set; }

    /// <summary>Whether the last word in the thread was ours, so that what is written now follows it up.</summary>
    [Parameter]
    public bool IsFollowUp { get; set; }

    /// <summary>The thread that the dialog stands beside.</summary>
    [Parameter]
    public ThreadSoFar? SoFar { get; set; }

    /// <summary>Whether a message's text may be written to this contact; whoever says no has asked the person. Without it, only what was written to this contact may.</summary>
    [Parameter]
    public Func<Message, Task<bool>>? MayResume { get; set; }

    /// <summary>A message has been stored; its id.</summary>
    [Parameter]
    public EventCallback<Guid> OnSent { get; set; }

    /// <summary>The entry of the thread with this key is to be looked at.</summary>
    [Parameter]
    public EventCallback<string> OnLook { get; set; }

    private EventCallback SaysWasSent => Session.Open?.Check.Doubling is { Kind: DoublingKind.MayHaveBeenSent } ? EventCallback.Factory.Create(this, Session.SayWasSentAsync) : default;

    private ComposeSession Session => field ??= Sessions.Of(this);

    /// <summary>Shows what was written before, if anything was kept.</summary>
    public Task OpenAsync() => Session.OpenAsync();

    /// <summary>The same, on this channel.</summary>
    public Task ContinueAsync(Channel channel) => Session.ContinueAsync(channel);

    /// <summary>The same, as an answer to an e-mail of the contact's thread, whose own e-mails went out from <paramref name="sentFrom"/>.</summary>
    public Task AnswerAsync(EmailDetails email, EmailReplyMode mode, IReadOnlyList<string> sentFrom) => Session.AnswerAsync(email, mode, sentFrom);

    /// <summary>The same, with the text of a stored message, to be sent in its place, by another channel where <paramref name="on"/> says so.</summary>
    public Task ResumeAsync(Guid messageId, Channel? on = null) => Session.ResumeAsync(messageId, on);

    /// <summary>Puts what somebody wrote into the text, where the cursor is.</summary>
    public async Task QuoteAsync(string text)
    {
        if (Session.Open is { IsSending: false, Text: var shown })
        {
            await TellAsync("quote", Quoting.Of(text, shown.Channel, shown.Content.IsHtml));
        }
    }

    /// <summary>See <see cref="ComposeSession.TypedAsync"/>.</summary>
    [JSInvokable]
    public Task TypedAsync(string channelKey, string body, string? subject, bool saveNow, int number = 0)
    {
        Presence.Type(Contact.Id);
        return Session.TypedAsync(ShownText.Of(channelKey, body, subject, number), saveNow);
    }

    /// <summary>See <see cref="ComposePress.SendAsync"/>.</summary>
    [JSInvokable]
    public Task SendAsync(string channelKey, string body, string? subject, int number, bool allTheSame = false, bool anyway = false, bool goodHour = false)
    {
        if (anyway)
        {
            _colleagues?.Accept();
        }

        return Session.SendAsync(ShownText.Of(channelKey, body, subject, number), allTheSame, anyway, goodHour);
    }

    /// <summary>See <see cref="ComposeSession.CloseAsync"/>.</summary>
    [JSInvokable]
    public Task CloseAsync() => Session.CloseAsync();

    public async ValueTask DisposeAsync()
    {
        var hasAll = await Session.LeaveAsync();
        await _attached.StopAsync(hasAll ? "end" : null); // what the server has the browser need not keep
        await _script.StopAsync();
        await Session.DisposeAsync();
        _self?.Dispose();
    }

    Task IComposeView.InvokeAsync(Func<Task> work) => InvokeAsync(work);

    void IComposeView.Show(ComposePart part) => _next |= part;

    async Task<KeptTexts?> IComposeView.BeginAsync(string owner, string contactId, IReadOnlyList<Draft> drafts)
    {
        if (_script is null)
        {
            _script = await JS.InvokeAsync<IJSObjectReference>("import", Session.Ending, $"./{Assets[Script]}");
            _self = DotNetObjectReference.Create(this);
            _attached = await _script.InvokeAsync<IJSObjectReference>("attach", _dialog, _self);
        }

        var stored = drafts.Select(d => new { Channel = d.ChannelKey, DraftId = d.Id, d.Version, d.Content.Body, d.Content.Subject, Later = d.Content.Later?.Kept() });
        return await _script.InvokeAsync<KeptTexts?>("begin", Session.Ending, _dialog, owner, contactId, stored);
    }

    public async Task<bool> TellAsync(string what, params object?[] about)
    {
        try
        {
            await (_script?.InvokeVoidAsync(what, Session.Ending, [_dialog, .. about]) ?? ValueTask.CompletedTask);
            return true;
        }
        catch (Exception exception) when (exception is JSException or JSDisconnectedException or InvalidOperationException or OperationCanceledException)
        {
            return false;
        }
    }

    // Where that can't be found out, the press goes on.
    async Task<bool> IComposeView.AsksAboutColleaguesAsync() => _colleagues is { } line && await line.AskAsync();

    async Task<LeftText?> IComposeView.LeaveAsync()
    {
        try
        {
            return _attached is null ? null : await _attached.InvokeAsync<LeftText?>("leave");
        }
        catch (Exception gone) when (gone is JSException or JSDisconnectedException or OperationCanceledException)
        {
            return null; // the page is gone, and its listeners with it; what it knew is kept there
        }
    }

    protected override void OnInitialized()
    {
        Session.Changed += StateHasChanged;
        Session.Start();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Session.Open is null)
        {
            Presence.Rest(Contact.Id);
        }
        else if (Takes(ComposePart.Dialog))
        {
            await TellAsync("open");
        }

        if (_problems is not null && Takes(ComposePart.Problems))
        {
            await _problems.TryFocusAsync();
            await TellAsync("showProblem");
        }

        if (_newsLine is not null && Takes(ComposePart.News))
        {
            await _newsLine.TryFocusAsync();
        }

        if (_secondAnswer is not null && Takes(ComposePart.Answers))
        {
            await _secondAnswer.TryFocusAsync();
        }
    }

    private bool Takes(ComposePart part)
    {
        var takes = _next.HasFlag(part);
        _next &= ~part;
        return takes;
    }

    private static string Anyway(Composition open) => open.Timing.Time is null ? "Send anyway" : "Schedule anyway";

    private string ButtonWords(Composition open) =>
        open.IsSending ? (open.Timing.Time is null ? "Sending…" : "Scheduling…") : $"{open.ActionName(Session.Now)}{(open.Check.Asked.Count > 0 ? " anyway" : null)}";

    /// <summary>The second half of the button: sending at another time.</summary>
    private async Task ToggleLaterAsync()
    {
        if (Session.Open is not { IsSending: false, Timing: var timing })
        {
            return;
        }

        var wasOpen = timing.IsOpen;
        timing.Toggle();
        Session.TimeChanged();
        if (wasOpen)
        {
            await FocusLaterAsync();
        }
    }

    private Task FocusLaterAsync() => _later.TryFocusAsync();

    /// <summary>All that is written is stored first: what goes over is what is seen.</summary>
    private async Task HandOverAsync(Colleague to)
    {
        await Session.SaveAsync();
        if (Session.Open is not { IsSending: false } open)
        {
            return;
        }

        if (open.Unsaved.Count > 0 || open.Text.DraftId is not { } draftId)
        {
            Session.Complain("Nothing was handed over, because the text is not saved yet.");
        }
        else if (await Handing.GiveAsync(draftId, open.Text.Version, to, open.Contact.Name))
        {
            await Session.HideAsync();
        }
    }

    private async Task LookAsync(string key)
    {
        Session.AcceptNews();
        await TellAsync("look");
        await OnLook.InvokeAsync(key);
    }

    private async Task LookAtConversationAsync()
    {
        await TellAsync("look");
        if (SoFar?.Items is [.., var newest])
        {
            await OnLook.InvokeAsync(newest.Key);
        }
    }
}
