using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.Composing;

/// <summary>
/// Where a person writes to one contact. What is typed belongs to the browser, which tells it a few times a second; the server
/// keeps it as a draft, so that neither a key waits for the server nor anything typed depends on the browser.
/// </summary>
public sealed partial class ComposeDialog
{
    private readonly CancellationTokenSource _ending = new();
    private ElementReference _dialog;
    private ComposeProblems? _problems;
    private IJSObjectReference? _script;
    private IJSObjectReference? _attached;
    private DotNetObjectReference<ComposeDialog>? _self;
    private AutosaveTimer? _autosave;
    private Composition? _open;
    private Caller? _lastCaller;
    private string? _failure;
    private bool _isOpening;
    private bool _isDiscarding;
    private bool _showNext;
    private bool _complainNext;

    [Parameter, EditorRequired]
    public required ContactDetails Contact { get; set; }

    /// <summary>The channel to begin on, where no draft says otherwise.</summary>
    [Parameter]
    public Channel? LastUsed { get; set; }

    /// <summary>Whether the last word in the thread was ours, so that what is written now follows it up.</summary>
    [Parameter]
    public bool IsFollowUp { get; set; }

    /// <summary>Whether a message's text may be written to this contact; whoever says no has asked the person. Without it, only what was written to this contact may.</summary>
    [Parameter]
    public Func<Message, Task<bool>>? MayResume { get; set; }

    /// <summary>A message has been stored; its id.</summary>
    [Parameter]
    public EventCallback<Guid> OnSent { get; set; }

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private string? Obstacle => _open?.Obstacle(Now);

    private bool IsStopped => _open is { IsSending: true } || Obstacle is not null;

    /// <summary>Shows what was written before, if anything was kept.</summary>
    public Task OpenAsync() => BeginAsync(begin: null);

    /// <summary>The same, on this channel.</summary>
    public Task ContinueAsync(Channel channel) => BeginAsync(open => open.Continue(channel));

    /// <summary>The same, as an answer to an e-mail of the contact's thread, whose own e-mails went out from <paramref name="sentFrom"/>.</summary>
    public Task AnswerAsync(EmailDetails email, EmailReplyMode mode, IReadOnlyList<string> sentFrom) =>
        BeginAsync(open => open.Answer(EmailAnswer.To(email, mode, open.Contact.Recipient, open.Rules, Clock, sentFrom)));

    /// <summary>The same, with the text of a stored message, to be sent in its place, by another channel where <paramref name="on"/> says so.</summary>
    public Task ResumeAsync(Guid messageId, Channel? on = null) => TryAsync(() => ResumeMessageAsync(messageId, on), SayNotOpened);

    private async Task ResumeMessageAsync(Guid messageId, Channel? on)
    {
        if (await Ledger.FindAsync(await CallerAsync(), messageId, _ending.Token) is not { } message)
        {
            Toasts.SayError("That message is not here any more.");
            return;
        }

        if (!await (MayResume?.Invoke(message) ?? Task.FromResult(message.ContactId == Contact.Id)))
        {
            return;
        }

        await BeginAsync(open =>
        {
            if (!open.Resume(message, on))
            {
                Toasts.Say($"You are writing by {open.Rules.ChannelOf((on ?? message.Channel).Key).Name} already; that text was kept.");
            }
            else if (on is not null && CarriedWords.Lost(message, on) is { } lost)
            {
                Toasts.Say(lost);
            }
        });
        await SaveAsync(); // at once, so that what it takes the place of is never forgotten
    }

    private async Task BeginAsync(Action<Composition>? begin)
    {
        if (_isOpening || _open is { IsSending: true })
        {
            return;
        }

        _isOpening = true;
        await TryAsync(async () => await BeginAsync(await CallerAsync(), begin), SayNotOpened);
        _isOpening = false;
    }

    private Task BeginAsync(Caller caller, Action<Composition>? begin) => _open is { } open ? GoOnAsync(caller, open, begin) : OpenAsync(caller, begin);

    /// <summary>The dialog stands there already, beside the thread in which this was chosen.</summary>
    private async Task GoOnAsync(Caller caller, Composition open, Action<Composition>? begin)
    {
        await SaveAsync();
        var drafts = await Drafts.OfContactAsync(caller, open.Contact.Id, _ending.Token);
        if (_open != open)
        {
            return; // it was sent after all
        }

        open.TakeIn(drafts);
        begin?.Invoke(open);
        open.ResumeTime(Now);
        StateHasChanged();
        await SaveAsync();
        await TellBrowserAsync("goOn");
    }

    private void SayNotOpened() => Toasts.SayError("What you have written to this contact can’t be read just now, so nothing was opened. Try again in a moment.");

    /// <summary>What now stands in the fields. The browser calls it when the typing pauses, and at once before anything else is done.</summary>
    [JSInvokable]
    public async Task TypedAsync(string channelKey, string body, string? subject, bool saveNow, int number = 0)
    {
        if (_open is not { } open)
        {
            return;
        }

        open.Type(ShownText.Of(channelKey, body, subject, number));
        StateHasChanged();
        if (saveNow)
        {
            await SaveAsync();
        }
        else
        {
            _autosave?.Typed();
        }
    }

    /// <summary>Closes and keeps what was typed; stays open where that can't be kept.</summary>
    [JSInvokable]
    public async Task CloseAsync()
    {
        await SaveAsync();
        if (_open is not { IsSending: false } open)
        {
            return;
        }

        if (_unsure is not null)
        {
            Complain(NotKnown);
            return;
        }

        if (open.Unsaved.Count > 0)
        {
            _failure = "The draft could not be saved, so this window stays open. Try again, or discard the text.";
            StateHasChanged();
            return;
        }

        await HideAsync();
        if (open.HasDrafts)
        {
            Toasts.Say($"Draft to {open.Contact.Name} kept");
        }
    }

    private async Task OpenAsync(Caller caller, Action<Composition>? begin)
    {
        var drafts = await Drafts.OfContactAsync(caller, Contact.Id, _ending.Token);
        var open = new Composition(Contact, LastUsed, drafts, Rules.Value.Of(caller.LocationId), Now) { Timing = BeginTiming() };
        await Materials.FurnishAsync(caller, open, _ending.Token);
        _news = new NewsWhileWriting(SoFar?.Items, caller.Name, Now);
        await AttachAsync();
        await RecoverAsync(caller, open, drafts);
        begin?.Invoke(open);
        open.ResumeTime(Now);
        (_open, _failure, _showNext) = (open, null, true);
        StateHasChanged();
        if (open.Texts.Any(text => text.Typed > 0))
        {
            await SaveAsync(); // what only the browser had
        }

        await Task.WhenAll(
            ShowAsync(WindowsAsync(caller, open.Contact.Id), windows => open.Windows = windows, () => open.Windows = new WritingWindows.Unknown("That can’t be read just now.")),
            ShowAsync(Tokens.GetAsync(caller.LocationId, caller.PersonId, _ending.Token), token => open.SignInProblem = (token as TokenAnswer.Missing)?.Reason),
            ShowAsync(Numbers.ListAsync(caller, open.Contact.Id, _ending.Token), numbers => open.Numbers = numbers),
            ShowAsync(Appointments.ListAsync(caller, open.Contact.Id, _ending.Token), appointments => open.Appointments = appointments));
    }

    // What can't be read stays out; writing goes on without it.
    private async Task ShowAsync<T>(Task<T> asked, Action<T> take, Action? miss = null)
    {
        try
        {
            take(await asked);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogNotRead(Logger, exception, Contact.Id);
            miss?.Invoke();
        }

        StateHasChanged();
    }

    protected override void OnInitialized()
    {
        _autosave = new AutosaveTimer(Time, () => _ = InvokeAsync(SaveAsync));
        if (SoFar is not null)
        {
            SoFar.Changed += HearNews;
        }
    }
}
