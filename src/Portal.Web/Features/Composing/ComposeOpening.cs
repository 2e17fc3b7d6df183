using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.Storage;
using Portal.Services.SubAccounts;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>What a dialog opens with, and what is begun in the thread while it is open.</summary>
public sealed class ComposeOpening(DraftService drafts, MessageLedger ledger, ComposeMaterials materials, KnownSubAccounts subAccounts, ViewerClock clock, Toasts toasts)
{
    private bool _isOpening;

    public async Task BeginAsync(ComposeSession session, Action<Composition>? begin)
    {
        if (_isOpening || session.Open is { IsSending: true })
        {
            return;
        }

        _isOpening = true;
        await session.TryAsync(
            async () =>
            {
                var caller = await session.CallerAsync();
                await (session.Open is { } open ? GoOnAsync(session, caller, open, begin) : OpenAsync(session, caller, begin));
            },
            SayNotOpened);
        _isOpening = false;
    }

    public Task AnswerAsync(ComposeSession session, EmailDetails email, EmailReplyMode mode, IReadOnlyList<string> sentFrom) =>
        BeginAsync(session, open => open.Answer(EmailAnswer.To(email, mode, open.Contact.Recipient, open.Rules, clock, sentFrom)));

    public Task ResumeAsync(ComposeSession session, Guid messageId, Channel? on) => session.TryAsync(() => ResumeMessageAsync(session, messageId, on), SayNotOpened);

    private async Task ResumeMessageAsync(ComposeSession session, Guid messageId, Channel? on)
    {
        if (await ledger.FindAsync(await session.CallerAsync(), messageId, session.Ending) is not { } message)
        {
            toasts.SayError("That message is not here any more.");
        }
        else if (message.RemovedWords is { } removed)
        {
            toasts.SayError($"{removed}, so there is nothing to write on.");
        }
        else if (await (session.View.MayResume?.Invoke(message) ?? Task.FromResult(message.ContactId == session.View.Contact.Id)))
        {
            await BeginAsync(session, open => Resume(open, message, on));
            await session.SaveAsync(); // at once, so that what it takes the place of is never forgotten
        }
    }

    private void Resume(Composition open, Message message, Channel? on)
    {
        if (!open.Resume(message, on))
        {
            toasts.Say($"You are writing by {open.Rules.ChannelOf((on ?? message.Channel).Key).Name} already; that text was kept.");
        }
        else if (on is not null && CarriedWords.Lost(message, on) is { } lost)
        {
            toasts.Say(lost);
        }
    }

    private async Task OpenAsync(ComposeSession session, Caller caller, Action<Composition>? begin)
    {
        var view = session.View;
        var stored = await drafts.OfContactAsync(caller, view.Contact.Id, session.Ending);
        var contact = ByTodaysClock(view.Contact, caller);
        var open = new Composition(contact, view.LastUsed, stored, subAccounts.RulesOf(caller.LocationId), session.Now) { Timing = TimingOf(contact, view.IsFollowUp) };
        await materials.FurnishAsync(caller, open, session.Ending);
        var news = new NewsWhileWriting(view.SoFar?.Items, caller.Name, session.Now);
        if (await view.BeginAsync($"{caller.PersonId}|{caller.LocationId}", open.Contact.Id, stored) is { } kept)
        {
            open.Recover(kept);
        }

        begin?.Invoke(open);
        open.ResumeTime(session.Now);
        await session.LearnApprovalAsync(open, caller);
        session.Begin(open, news);
        if (open.Texts.Any(text => text.Typed > 0))
        {
            await session.SaveAsync(); // what only the browser had
        }

        await materials.LearnAsync(caller, open, session.Render, session.Ending);
    }

    /// <summary>The dialog stands there already, beside the thread in which this was chosen.</summary>
    private async Task GoOnAsync(ComposeSession session, Caller caller, Composition open, Action<Composition>? begin)
    {
        await session.SaveAsync();
        var stored = await drafts.OfContactAsync(caller, open.Contact.Id, session.Ending);
        if (session.Open != open)
        {
            return; // it was sent after all
        }

        open.TakeIn(stored);
        begin?.Invoke(open);
        open.ResumeTime(session.Now);
        session.Render();
        await session.SaveAsync();
        await session.View.TellAsync("goOn");
    }

    // The page may be older than what holds for the sub-account, whose clock counts where the contact's isn't known.
    private ContactDetails ByTodaysClock(ContactDetails contact, Caller caller) =>
        contact.TimeZoneIsContacts || subAccounts.Find(caller.LocationId) is not { TimeZone: var zone } ? contact : contact with { TimeZone = zone };

    private Timing TimingOf(ContactDetails contact, bool isFollowUp) =>
        new(new TwoClocks(WallZone.Of(contact.TimeZone), contact.TimeZoneIsContacts, clock.Zone) { Form = clock.Form }, isFollowUp);

    private void SayNotOpened(StorageFault? fault) => toasts.SayError(fault is null
        ? "What you have written to this contact can’t be read just now, so nothing was opened. Try again in a moment."
        : $"Nothing was opened. {fault.Sentence}");
}
