using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Web.Controls;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>Who else writes to the contact, told above the button and asked about at its first press.</summary>
public sealed partial class ColleagueLine : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private readonly HashSet<Guid> _accepted = [];
    private readonly HashSet<Guid> _asked = [];
    private IReadOnlyList<WritingColleague> _colleagues = [];
    private IDisposable? _following;
    private ITimer? _timer;
    private ElementReference _line;
    private string? _announcement;
    private bool _focusNext;

    [Parameter, EditorRequired]
    public required ContactDetails Contact { get; set; }

    [Parameter, EditorRequired]
    public required SendingRules Rules { get; set; }

    /// <summary>What the button says that sends although somebody else is writing.</summary>
    [Parameter, EditorRequired]
    public required string Anyway { get; set; }

    /// <summary>The conversation is to be looked at.</summary>
    [Parameter]
    public EventCallback OnLook { get; set; }

    private bool IsAsked => _asked.Count > 0;

    /// <summary>True where somebody is writing of whom the author has not said that it does not matter; then the press waits. It goes by what is stored at this moment.</summary>
    public async Task<bool> AskAsync()
    {
        await ReadAsync();
        _asked.UnionWith(_colleagues.Select(colleague => colleague.PersonId).Except(_accepted));
        _focusNext = IsAsked;
        StateHasChanged();
        return IsAsked;
    }

    /// <summary>The author knows of those that they were asked about.</summary>
    public void Accept()
    {
        _accepted.UnionWith(_asked);
        _asked.Clear();
    }

    public void Dispose()
    {
        _following?.Dispose();
        _timer?.Dispose();
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        _timer = Time.CreateTimer(_ => HearAsync(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        if (await FindCallerAsync() is { } caller && !_gone.IsCancellationRequested)
        {
            _following = Changes.Follow(caller, changed => changed.Drafts.Any(d => d.ContactId == Contact.Id && d.AuthorId != caller.PersonId) ? HearAsync() : Task.CompletedTask);
            await ReadAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusNext && IsAsked)
        {
            _focusNext = false;
            await _line.TryFocusAsync();
        }
    }

    private Task HearAsync() => InvokeAsync(async () =>
    {
        await ReadAsync();
        StateHasChanged();
    });

    // What can't be read now is read at the next change, and at the press.
    private async Task ReadAsync()
    {
        try
        {
            if (!_gone.IsCancellationRequested && await FindCallerAsync() is { } caller)
            {
                Show(await Writing.ToAsync(caller, Contact.Id, _gone.Token));
            }
        }
        catch (Exception exception)
        {
            if (!_gone.IsCancellationRequested && !StorageFault.Explains(exception))
            {
                LogNotRead(Logger, exception, Contact.Id);
            }
        }
    }

    private async Task<Caller?> FindCallerAsync()
    {
        try
        {
            return await Callers.RequireAsync(CancellationToken.None);
        }
        catch (NoCallerException)
        {
            return null; // the press says so
        }
    }

    private void Show(IReadOnlyList<WritingColleague> colleagues)
    {
        if (_gone.IsCancellationRequested)
        {
            return;
        }

        if (colleagues.FirstOrDefault(now => _colleagues.All(before => before.PersonId != now.PersonId)) is { } newcomer)
        {
            _announcement = Words(newcomer);
        }

        _colleagues = colleagues;
        Forget([.. colleagues.Select(colleague => colleague.PersonId)]);
        if (colleagues.Count > 0)
        {
            var left = colleagues.Min(colleague => colleague.At) + ColleaguesWriting.Lately - Time.GetUtcNow().UtcDateTime;
            _timer?.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
    }

    // Who begins to write again later is asked about again.
    private void Forget(IReadOnlyCollection<Guid> writing)
    {
        _accepted.IntersectWith(writing);
        _asked.IntersectWith(writing);
    }

    private Task LookAsync()
    {
        Accept(); // whoever looks knows of them
        return OnLook.InvokeAsync();
    }

    private string Words(WritingColleague colleague) =>
        $"{colleague.Name} is writing to {Contact.ShortName} too, by {string.Join(" and ", colleague.Channels.Select(channel => Rules.ChannelOf(channel.Key).Name))}.";

    [LoggerMessage(LogLevel.Warning, "Who else writes to contact {ContactId} could not be read.")]
    private static partial void LogNotRead(ILogger logger, Exception exception, string contactId);
}
