using Microsoft.AspNetCore.Components;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>The dialog, for the session that it shows: what it was given, what it is to show next, and what is said to its script in the browser.</summary>
public interface IComposeView
{
    ContactDetails Contact { get; }

    Channel? LastUsed { get; }

    bool IsFollowUp { get; }

    ThreadSoFar? SoFar { get; }

    Func<Message, Task<bool>>? MayResume { get; }

    EventCallback<Guid> OnSent { get; }

    /// <summary>Does it as the dialog's own events are done: one after another.</summary>
    Task InvokeAsync(Func<Task> work);

    /// <summary>Shows this part, once it is there.</summary>
    void Show(ComposePart part);

    /// <summary>What the browser has kept of the texts that <paramref name="owner"/> wrote to the contact, beside the drafts that the server has.</summary>
    Task<KeptTexts?> BeginAsync(string owner, string contactId, IReadOnlyList<Draft> drafts);

    /// <summary>False where the browser is away: it has what was typed, and tells it when it is back.</summary>
    Task<bool> TellAsync(string what, params object?[] about);

    /// <summary>Whether the press waits, because a colleague is writing to the contact of whom the author has not said that it does not matter.</summary>
    Task<bool> AsksAboutColleaguesAsync();

    /// <summary>What was typed and not told yet, as the page goes; null where the browser has gone already.</summary>
    Task<LeftText?> LeaveAsync();
}

/// <summary>What of the dialog takes the focus.</summary>
[Flags]
public enum ComposePart
{
    None = 0,
    Dialog = 1,
    Problems = 2,
    News = 4,
    Answers = 8,
}

/// <summary>The browser's last words about a text, as in <see cref="ShownText"/>.</summary>
public sealed record LeftText(string Channel, string? Body, string? Subject, int Number)
{
    public override string ToString() => "left text"; // never a body in a log
}
