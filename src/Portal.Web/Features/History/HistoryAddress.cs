using System.Globalization;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.History;

/// <summary>The page's address as it was asked for: everything that decides what is shown, so that it can be reloaded and sent to others.</summary>
public sealed record HistoryAddress
{
    public string? Words { get; init; }

    /// <summary>Of these and of <see cref="Channel"/> and <see cref="State"/> several may be asked for, with commas between.</summary>
    public string? Person { get; init; }
    public string? Channel { get; init; }
    public string? State { get; init; }
    public string? Contact { get; init; }
    public string? Answered { get; init; }
    public string? Files { get; init; }
    public string? Token { get; init; }
    public string? Timing { get; init; }
    public string? Reason { get; init; }
    public string? Reviewed { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? Older { get; init; }
    public string? Newer { get; init; }

    /// <summary>The message whose life is shown beside the list.</summary>
    public string? Message { get; init; }

    public Guid? MessageId => Id(Message);

    public bool HasFilters => Filters.Any(f => f.Value is not null);

    public HistoryAddress WithoutMessage => this with { Message = null };

    /// <summary>The same without a page and a message, which belong to the filters that were.</summary>
    public HistoryAddress FirstPage => this with { Older = null, Newer = null, Message = null };

    public string Url => Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(
        "history",
        Filters.Concat([new("older", Older), new("newer", Newer), new("message", Message)]).Where(p => !string.IsNullOrWhiteSpace(p.Value)));

    private KeyValuePair<string, string?>[] Filters =>
        [new("words", Words), new("person", Person), new("channel", Channel), new("state", State), new("contact", Contact), new("answered", Answered), new("files", Files), new("token", Token), new("timing", Timing), new("reason", Reason), new("reviewed", Reviewed), new("from", From), new("to", To)];

    internal IEnumerable<Guid> Persons => Several(Person).Select(Id).OfType<Guid>().Distinct();

    internal IEnumerable<StateChoice> States => Several(State).Select(StateChoices.Find).OfType<StateChoice>().Distinct();

    internal IEnumerable<Channel> ChannelsIn(SendingRules rules) => Several(Channel).Select(rules.Find).OfType<Channel>().Distinct();

    /// <summary>As they stand in the address; null for none.</summary>
    internal static string? Joined(IEnumerable<string> keys) => string.Join(',', keys) is { Length: > 0 } text ? text : null;

    /// <summary>What can't be read as what it should be counts as not asked for.</summary>
    public HistoryQuery Query(WallZone zone, SendingRules rules) => new()
    {
        Words = Words,
        AuthorIds = [.. Persons],
        Channels = [.. ChannelsIn(rules)],
        States = [.. States.SelectMany(choice => choice.States).Distinct()],
        IsUndone = StateChoices.AskUndone(States),
        Answered = WaitChoices.Span(Answered),
        HasAttachments = SendingChoices.Find(SendingChoices.Files, Files) is { } files ? files.Key == "with" : null,
        SentWith = SendingChoices.Source(Token),
        IsPlanned = SendingChoices.Find(SendingChoices.Timing, Timing) is { } timing ? timing.Key == "scheduled" : null,
        ReasonCode = Reason,
        Reviewed = ReviewChoices.Standing(Reviewed),
        Contact = Contact,
        From = Day(From),
        To = Day(To),
        TimeZone = zone,
        Older = Id(Older),
        Newer = Id(Newer),
    };

    private static string[] Several(string? text) => text?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
