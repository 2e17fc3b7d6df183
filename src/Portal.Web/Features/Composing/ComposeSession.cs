using Portal.Services.Approvals;
using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>
/// The writing to one contact, one for each dialog. What is typed belongs to the browser, which tells it a few times a second; the server
/// keeps it as a draft, so that neither a key waits for the server nor anything typed depends on the browser.
/// </summary>
public sealed partial class ComposeSession(
    IComposeView view, ComposeOpening opening, ComposePress press, ComposeChoices choices, DraftKeeper keeper, WaitingApprovals approvals, CurrentCaller callers, Toasts toasts, TimeProvider time,
    ILogger<ComposeSession> logger) : IAsyncDisposable
{
    private readonly CancellationTokenSource _ending = new();
    private readonly AutosaveTimer _autosave = new(time);
    private Caller? _lastCaller;

    /// <summary>Something that is shown is different now.</summary>
    public event Action? Changed;

    /// <summary>What is being written; null while nothing is.</summary>
    public Composition? Open { get; private set; }

    /// <summary>What was said in the thread meanwhile.</summary>
    public NewsWhileWriting? News { get; private set; }

    /// <summary>What was not done, and why, as sentences.</summary>
    public string? Failure { get; private set; }

    public DateTime Now => time.GetUtcNow().UtcDateTime;

    /// <summary>Why the button can't send now, as a sentence; null when it can.</summary>
    public string? Obstacle => Open?.Check.Obstacle(Now);

    internal IComposeView View => view;

    internal CancellationToken Ending => _ending.Token;

    /// <summary>From now on it saves by itself, and hears what is said in the thread.</summary>
    public void Start()
    {
        _autosave.Due += () => _ = view.InvokeAsync(SaveAsync);
        if (view.SoFar is { } thread)
        {
            thread.Changed += HearNews;
        }
    }

    /// <summary>Shows what was written before, if anything was kept, or goes on in the open dialog; <paramref name="begin"/> changes what is begun with.</summary>
    public Task OpenAsync(Action<Composition>? begin = null) => opening.BeginAsync(this, begin);

    public Task ContinueAsync(Channel channel) => OpenAsync(open => open.Continue(channel));

    public Task AnswerAsync(EmailDetails email, EmailReplyMode mode, IReadOnlyList<string> sentFrom) => opening.AnswerAsync(this, email, mode, sentFrom);

    public Task ResumeAsync(Guid messageId, Channel? on) => opening.ResumeAsync(this, messageId, on);

    public Task SendAsync(ShownText shown, bool allTheSame, bool anyway, bool goodHour) => press.SendAsync(this, shown, allTheSame, anyway, goodHour);

    public Task SayWasSentAsync() => press.SayWasSentAsync(this);

    public Task ChooseAsync(TextChoice choice) => choices.ChooseAsync(this, choice);

    public Task SettleAnswerAsync(AnswerStart start) => choices.SettleAnswerAsync(this, start);

    public Task<(IReadOnlyList<DraftRevision>? Texts, StorageFault? Fault)> EarlierAsync() => choices.EarlierAsync(this);

    public Task RestoreAsync(DraftRevision earlier) => choices.RestoreAsync(this, earlier);

    public Task DiscardAsync() => choices.DiscardAsync(this);

    /// <summary>What now stands in the fields. The browser tells it when the typing pauses, and at once before anything else is done.</summary>
    public async Task TypedAsync(ShownText shown, bool saveNow)
    {
        if (Open is not { } open)
        {
            return;
        }

        open.Type(shown);
        Render();
        if (saveNow)
        {
            await SaveAsync();
        }
        else
        {
            SaveSoon();
        }
    }

    public Task SwitchAsync(Channel channel)
    {
        Open?.Switch(channel);
        Open?.ResumeTime(Now);
        return SaveAsync();
    }

    public void TimeChanged()
    {
        Open?.TimeChanged();
        SaveSoon();
    }

    /// <summary>Something was chosen or typed, and is saved when the author pauses.</summary>
    public void SaveSoon() => _autosave.Typed();

    /// <summary>Whoever looks at the news has seen all that stands there.</summary>
    public void AcceptNews()
    {
        News?.Ask();
        News?.Accept();
    }

    /// <summary>Closes and keeps what was typed; stays open where that can't be kept.</summary>
    public async Task CloseAsync()
    {
        await SaveAsync();
        if (Open is not { IsSending: false } open)
        {
            return;
        }

        if (press.IsUnsure)
        {
            Complain(ComposePress.NotKnown);
        }
        else if (open.Unsaved.Count > 0)
        {
            Failure = "The draft could not be saved, so this window stays open. Try again, or discard the text.";
            Render();
        }
        else
        {
            await HideAsync();
            if (open.HasDrafts)
            {
                toasts.Say($"Draft to {open.Contact.Name} kept");
            }
        }
    }

    /// <summary>The page goes elsewhere in the middle of writing, as to another contact: what was typed is kept, and said to be.</summary>
    /// <returns>Whether the server has all of it, so that the browser need not keep it.</returns>
    public async Task<bool> LeaveAsync()
    {
        if (view.SoFar is { } thread)
        {
            thread.Changed -= HearNews;
        }

        var wasPressed = Open is { IsSending: true };
        await press.Running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext); // it was meant, and is no less so elsewhere
        await SaveWithoutAskingAsync();
        var left = await view.LeaveAsync();
        if (left is not null)
        {
            Open?.Type(ShownText.Of(left.Channel, left.Body, left.Subject, left.Number));
            await SaveWithoutAskingAsync();
        }

        SayLeft(wasPressed);
        return Open is null || (left is not null && Open.Unsaved.Count == 0);
    }

    public async ValueTask DisposeAsync()
    {
        _autosave.Dispose();
        await _ending.CancelAsync();
        _ending.Dispose();
    }

    /// <summary>
    /// Saves what needs it, on every channel: a text that was left keeps its last words too. What can't be saved now is tried again
    /// by itself.
    /// </summary>
    public async Task SaveAsync()
    {
        _autosave.Stop();
        if (Open is not { } open || _ending.IsCancellationRequested)
        {
            return;
        }

        var works = false;
        try
        {
            var caller = await CallerAsync();
            await press.FindAsync(this, open, caller);
            await SaveAllAsync(open, caller);
            await LearnApprovalAsync(open, caller);
            await TellStoredAsync(open);
            works = await press.CanStoreAsync(Ending);
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
            return;
        }
        catch (ObjectDisposedException)
        {
            return; // the portal ends, and the browser has what was typed
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            if (!StorageFault.Explains(exception))
            {
                LogNotSaved(exception, open.Contact.Id);
            }

            open.Unsaved.ForEach(text => text.SaveFailed());
            Render();
        }

        if (Open == open && (press.Waits(works) || open.Unsaved.Exists(text => text.Status is DraftStatus.NotSaved)))
        {
            press.TakeBackStored(this);
            TrySavingLater();
        }
        else if (Open == open)
        {
            press.SayStored(this);
        }
    }

    internal void TrySavingLater() => _autosave.TryLater();

    internal void Begin(Composition open, NewsWhileWriting news)
    {
        (Open, News, Failure) = (open, news, null);
        view.Show(ComposePart.Dialog);
        Render();
    }

    internal async Task HideAsync()
    {
        _autosave.Stop();
        press.Forget();
        Open = null; // before the browser is told: what its fields say from now on must not bring a draft back
        Render();
        await view.TellAsync("close"); // where it is away, it closes the empty dialog when it is back
    }

    /// <summary>Does what needs the storage. Where that is away or full, nothing that was typed goes with it: <paramref name="failed"/> says what was not done.</summary>
    internal async Task TryAsync(Func<Task> work, Action<StorageFault?> failed)
    {
        try
        {
            await work();
        }
        catch (NoCallerException exception)
        {
            await EndAsync(exception);
        }
        catch (Exception exception) when (!_ending.IsCancellationRequested)
        {
            if (!StorageFault.Explains(exception))
            {
                LogFailed(exception, view.Contact.Id);
            }

            failed(StorageFault.Of(exception));
        }
    }

    internal void Complain(string failure)
    {
        Failure = failure;
        view.Show(ComposePart.Problems);
        Render();
    }

    internal void ForgetFailure() => Failure = null;

    internal Task FindPressAsync(Composition open, Caller caller) => press.FindAsync(this, open, caller);

    /// <summary>Whether this contact's dialog is still there, for a toast that may outlive it.</summary>
    internal bool IsOf(string contactId) => !_ending.IsCancellationRequested && view.Contact.Id == contactId;

    /// <summary>Another channel's text would be closed away with this one.</summary>
    internal void ComplainOfUnsaved(string done, ComposeText other) => Complain(other.Status is DraftStatus.NotSaved
        ? $"Nothing was {done}, because nothing can be stored just now. Your texts are still here, and are saved as soon as that works again."
        : $"Nothing was {done}, because your {other.Channel.Name} text is not saved yet. Choose that channel, and see what it waits for.");

    internal async Task<Caller> CallerAsync() => _lastCaller = await callers.RequireAsync(Ending);

    internal void Render() => Changed?.Invoke();

    /// <summary>Whether what stands there now would wait for approval, by to whom it goes and on which channel.</summary>
    internal async Task LearnApprovalAsync(Composition open, Caller caller)
    {
        open.ApprovalNeed = await approvals.NeedAsync(caller, open.Contact.Id, open.Text.Channel, open.Text.Content, Ending);
        Render();
    }

    private void HearNews()
    {
        if (Open is not null && view.SoFar?.Items is { } items)
        {
            News?.Hear(items);
            Render();
        }
    }

    private async Task SaveAllAsync(Composition open, Caller caller)
    {
        foreach (var text in open.Unsaved)
        {
            await keeper.SaveAsync(caller, open.Contact, text, Ending);
            Render();
        }
    }

    /// <summary>Lets the browser forget what the server has now, exactly as it was typed.</summary>
    private async Task TellStoredAsync(Composition open)
    {
        foreach (var text in open.Texts.Where(t => t.Typed > t.ToldStored && t is { NeedsSaving: false, Status.NeedsChoice: false }))
        {
            var number = text.Typed;
            if (!await view.TellAsync("stored", text.Channel.Key, number, text.DraftId, text.Version))
            {
                return; // it is told after the next save
            }

            text.ToldStored = number;
        }
    }

    /// <summary>Nothing more is done in the name of a session that has ended, but to keep what was typed while it lasted.</summary>
    private async Task EndAsync(NoCallerException exception)
    {
        if (Open is null)
        {
            toasts.SayError(exception.Message);
            return;
        }

        await SaveWithoutAskingAsync();
        Complain(Open?.Unsaved.Count > 0
            ? $"{exception.Message} What you wrote could not be saved: copy it before you leave this page."
            : $"{exception.Message} What you wrote is kept as a draft.");
    }

    private async Task SaveWithoutAskingAsync()
    {
        if (Open is { } open && _lastCaller is { } caller)
        {
            try
            {
                await SaveAllAsync(open, caller);
            }
            catch (ObjectDisposedException)
            {
                return; // the portal ends, and the browser has what was typed
            }
        }
    }

    private void SayLeft(bool wasPressed)
    {
        if (Open is not { } open)
        {
            return;
        }

        if (open.Unsaved.Exists(text => !text.Content.IsBlank))
        {
            toasts.SayError($"What you wrote to {open.Contact.Name} could not be saved just now. This browser keeps it until you write to them again.");
        }
        else if (open.HasDrafts)
        {
            toasts.Say(wasPressed ? $"Your message to {open.Contact.Name} was not sent. It is kept as a draft." : $"Draft to {open.Contact.Name} kept");
        }
    }

    [LoggerMessage(LogLevel.Error, "Something about a message to contact {ContactId} could not be read or stored.")]
    private partial void LogFailed(Exception exception, string contactId);

    [LoggerMessage(LogLevel.Error, "What was typed to contact {ContactId} was not saved.")]
    private partial void LogNotSaved(Exception exception, string contactId);
}
