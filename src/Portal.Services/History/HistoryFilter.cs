using Portal.Services.Messages;
using Portal.Services.Reviews;
using Portal.Services.Scheduling;

namespace Portal.Services.History;

/// <summary>Turns a question into conditions that the database checks.</summary>
internal static class HistoryFilter
{
    private static readonly DateOnly FirstDay = new(1970, 1, 1);
    private static readonly DateOnly LastDay = new(9999, 1, 1);

    /// <param name="messages">Those that the caller may see.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="contact">What it asks of the contact; null for anybody.</param>
    public static IQueryable<Message> Matching(this IQueryable<Message> messages, HistoryQuery query, ContactMatch? contact)
    {
        messages = messages.By(query.AuthorIds).On([.. query.Channels.Select(c => c.Key)]).Sent(query).Between(query);
        messages = query.States is { Count: > 0 } states ? messages.Where(m => states.Contains(m.State)) : messages;
        messages = query.IsUndone is { } undone ? messages.Where(m => m.State != MessageState.Cancelled || m.IsUndone == undone) : messages;
        messages = query.Answered is { } wait ? messages.Answering(wait) : messages;
        messages = StoredText.Of(query.ReasonCode) is { Length: > 0 } code ? messages.Where(m => m.ReasonCode == code) : messages;
        return contact?.Of(messages) ?? messages;
    }

    // The same as the team's figures count.
    private static IQueryable<Message> Answering(this IQueryable<Message> messages, WaitSpan wait)
    {
        var answers = messages.Where(m => m.ResponseMinutes != null && Message.Answering.Contains(m.State));
        answers = wait.LongerThan is { } longer ? answers.Where(m => m.ResponseMinutes > longer) : answers;
        return wait.Within is { } within ? answers.Where(m => m.ResponseMinutes <= within) : answers;
    }

    /// <summary>Message by message; where only those with reviews are asked for, reading by the reviews is quicker.</summary>
    public static IQueryable<Message> Reviewed(this IQueryable<Message> messages, HistoryQuery query, IQueryable<Review> reviews) => query.Reviewed switch
    {
        null => messages,
        ReviewStanding.NotReviewed => messages.Where(m => !reviews.Any(r => r.MessageId == m.Id)),
        _ => messages.Where(m => reviews.Any(r => r.MessageId == m.Id)),
    };

    // One is compared by itself: only so is an index read that has theirs in order.
    private static IQueryable<Message> By(this IQueryable<Message> messages, IReadOnlyList<Guid> authors) => authors switch
    {
        [] => messages,
        [var author] => messages.Where(m => m.AuthorId == author),
        _ => messages.Where(m => authors.Contains(m.AuthorId)),
    };

    private static IQueryable<Message> On(this IQueryable<Message> messages, IReadOnlyList<string> channels) =>
        channels.Count == 0 ? messages : messages.Where(m => channels.Contains(m.ChannelKey));

    private static IQueryable<Message> Sent(this IQueryable<Message> messages, HistoryQuery query)
    {
        messages = query.HasAttachments switch { true => messages.Where(m => m.HasAttachments), false => messages.Where(m => !m.HasAttachments), null => messages };
        messages = query.IsPlanned switch { true => messages.Where(m => m.PlannedAt != null), false => messages.Where(m => m.PlannedAt == null), null => messages };
        return query.SentWith is { } source ? messages.Where(m => m.SentWith == source) : messages;
    }

    /// <summary>The lowest id of the days that are asked for; null for no first day. Ids begin with the time, so a range of days is a range of the index that the page is read from.</summary>
    public static Guid? FirstOf(HistoryQuery query) => query.From is { } from ? FirstId(from, query.TimeZone) : null;

    /// <summary>The lowest id after the days that are asked for; null for no last day.</summary>
    public static Guid? EndOf(HistoryQuery query) => query.To is { } to && to < LastDay ? FirstId(to.AddDays(1), query.TimeZone) : null;

    private static IQueryable<Message> Between(this IQueryable<Message> messages, HistoryQuery query)
    {
        messages = FirstOf(query) is { } first ? messages.Where(m => m.Id >= first) : messages;
        return EndOf(query) is { } next ? messages.Where(m => m.Id < next) : messages;
    }

    private static Guid FirstId(DateOnly day, WallZone zone) => TimedId.FirstAt(zone.StartOf(day < FirstDay ? FirstDay : day > LastDay ? LastDay : day));
}
