using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;
using Portal.Web.Controls;
using Portal.Web.Features.Scheduling;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Messages;

/// <summary>Asks before a stored message is let go, or planned for a time, in the quiet hours of its contact.</summary>
public sealed class QuietQuestion(
    ContactService contacts, KnownSubAccounts subAccounts, Confirmation confirmation, CurrentCaller callers, ViewerClock clock, TimeProvider time)
{
    private const int MostNames = 3;

    // Who presses waits for it. A contact whose clock isn't known by then is not asked about.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    public async Task<QuietAnswer> AskAsync(Deed deed, IReadOnlyList<Message> messages, CancellationToken cancellationToken)
    {
        if (deed.LetsGoAt(time.GetUtcNow().UtcDateTime) is not { } at)
        {
            return new QuietAnswer.NotAsked();
        }

        var disturbed = await DisturbedAsync(messages, at, cancellationToken);
        return disturbed switch
        {
            [] => new QuietAnswer.NotAsked(),
            [var only] when messages.Count == 1 => await AskAsync(deed, messages[0], only),
            _ => await AsksAsync(deed.Sends, messages.Count, disturbed) ? new QuietAnswer.Anyway() : new QuietAnswer.No(),
        };
    }

    /// <summary>False where a person who was asked lets it be.</summary>
    public async Task<bool> MayGoNowAsync(IReadOnlyList<Message> messages, CancellationToken cancellationToken) =>
        await DisturbedAsync(messages, time.GetUtcNow().UtcDateTime, cancellationToken) switch
        {
            [] => true,
            [var one] when messages.Count == 1 => await confirmation.AskAsync(
                $"Send to {one.Contact.Name} now?", QuietWords.Of(one.Quiet, one.Contact, isNow: true, clock.Form), "Send anyway", "Leave it as it is"),
            var disturbed => await AsksAsync(isNow: true, messages.Count, disturbed),
        };

    private async Task<QuietAnswer> AskAsync(Deed deed, Message message, Disturbed one)
    {
        var isNow = deed.Sends;
        var title = isNow ? $"Send to {message.ContactName} now?" : $"Reschedule the message to {message.ContactName}?";
        var good = deed == Deed.SendNow || !isNow ? QuietWords.Offer(one.Quiet, isNow, time.GetUtcNow().UtcDateTime, clock.Form) : null;
        return await confirmation.ChooseAsync(title, QuietWords.Of(one.Quiet, one.Contact, isNow, clock.Form), isNow ? "Send anyway" : "Schedule anyway", "Leave it as it is", good) switch
        {
            Choice.Yes => new QuietAnswer.Anyway(),
            Choice.Instead => new QuietAnswer.AtGoodHour(Deed.Reschedule(one.Quiet.Good, clock.Form)),
            _ => new QuietAnswer.No(),
        };
    }

    private Task<bool> AsksAsync(bool isNow, int count, IReadOnlyList<Disturbed> disturbed)
    {
        List<string> names = [.. disturbed.Select(one => one.Contact.Name)];
        var whose = string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? $" and {names.Count - MostNames} more" : null);
        return confirmation.AskAsync(
            isNow ? $"Send {count} messages now?" : $"Reschedule {count} messages?",
            $"{(isNow ? "These contacts have" : "At that time these contacts have")} quiet hours: {whose}.",
            isNow ? "Send all anyway" : "Schedule all anyway",
            "Leave them as they are");
    }

    private async Task<IReadOnlyList<Disturbed>> DisturbedAsync(IReadOnlyList<Message> messages, DateTime at, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var disturbed = new List<Disturbed>();
        try
        {
            var caller = await callers.RequireAsync(cancellationToken);
            foreach (var message in messages.DistinctBy(message => (message.ContactId, message.Channel)))
            {
                disturbed.AddRange(await DisturbedAsync(caller, message, at, patience.Token));
            }
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return disturbed;
        }

        return [.. disturbed.DistinctBy(one => one.Contact.Id)];
    }

    private async Task<IReadOnlyList<Disturbed>> DisturbedAsync(Caller caller, Message message, DateTime at, CancellationToken cancellationToken)
    {
        return subAccounts.RulesOf(message.LocationId).QuietHours.On(message.Channel) is { } hours
            && await contacts.GetAsync(caller, message.ContactId, cancellationToken) is Reading<ContactDetails>.Found(var contact)
            && QuietTime.Find(hours, at, WallZone.Of(contact.TimeZone)) is { } quiet
            ? [new Disturbed(contact, quiet)]
            : [];
    }

    private sealed record Disturbed(ContactDetails Contact, QuietTime Quiet);
}

/// <summary>What a person says to a message in a contact's quiet hours.</summary>
public abstract record QuietAnswer
{
    private QuietAnswer()
    {
    }

    /// <summary>Nothing speaks against it.</summary>
    public sealed record NotAsked : QuietAnswer;

    public sealed record Anyway : QuietAnswer;

    /// <summary>At the first hour at which nothing speaks against it.</summary>
    public sealed record AtGoodHour(Deed Deed) : QuietAnswer;

    public sealed record No : QuietAnswer;
}
