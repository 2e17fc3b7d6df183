using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Seeding;

/// <summary>
/// Writes one conversation from its first message on; <see cref="Finish"/> then places it in time by its last. Nothing here
/// depends on the clock, so that only times differ from one start to another.
/// </summary>
internal sealed class ThreadWriter(SubAccountData data, Contact contact, SeedRandom random)
{
    private static readonly string[] Staff = ["usMarisolReception01", "usDevonFrontDesk0002"];

    private readonly List<(TimeSpan At, string? Preview, bool IsInbound, Func<Conversation, DateTime, MessageRow> Write)> _lines = [];
    private TimeSpan _at;

    public int Count => _lines.Count;

    public bool EndsInbound => _lines.Count > 0 && _lines[^1].IsInbound;

    public void Wait(TimeSpan time) => _at += time;

    public void Text(Channel channel, bool inbound, string source, string text, string? status = null, string? error = null, string[]? attachments = null)
    {
        var id = random.Id();
        Add(text, inbound, (conversation, at) => new MessageRow
        {
            Id = id,
            Conversation = conversation,
            Kind = source == "workflow" && channel == Channel.Sms ? MessageKind.CampaignSms : channel.Kind,
            DateAdded = at,
            IsInbound = inbound,
            Body = text,
            Source = source,
            UserId = !inbound && source == "app" ? Staff[text.Length % Staff.Length] : null,
            From = channel.NeedsPhone ? inbound ? contact.Phone : data.Company.Number : null,
            To = channel.NeedsPhone ? inbound ? data.Company.Number : contact.Phone : null,
            ProviderId = channel == Channel.Custom ? SandboxSubAccounts.ProviderOf(data.Id) : null,
            Attachments = attachments ?? [],
            Progress = inbound ? null : Progress.Ended(at, status ?? channel.ReadStatus ?? "delivered", error),
        });
    }

    /// <summary>One e-mail, or several in one row as the service bundles a thread; the first decides the row's direction.</summary>
    public void Email(string source, params IReadOnlyList<SeedEmail> emails)
    {
        var id = random.Id();
        var ids = emails.Select(_ => random.Id()).ToList();
        Add(emails[^1].Preview, emails[^1].IsInbound, (conversation, at) =>
        {
            var row = new MessageRow
            {
                Id = id,
                Conversation = conversation,
                Kind = MessageKind.Email,
                DateAdded = at,
                IsInbound = emails[0].IsInbound,
                Source = source,
                UserId = !emails[0].IsInbound && source == "app" ? Staff[0] : null,
                EmailIds = ids,
                Progress = emails[0].IsInbound ? null : Progress.Ended(at, emails[0].Status),
            };
            for (var index = 0; index < emails.Count; index++)
            {
                data.Emails.Add(ids[index], emails[index].Record(ids[index], row, at.AddMinutes(-20 * (emails.Count - 1 - index)), contact, data.Company));
            }

            return row;
        });
    }

    public void Call(bool inbound, int seconds)
    {
        var id = random.Id();
        Add(null, inbound, (conversation, at) => new MessageRow
        {
            Id = id,
            Conversation = conversation,
            Kind = MessageKind.Call,
            DateAdded = at,
            IsInbound = inbound,
            Source = "app",
            CallDuration = seconds,
            CallStatus = seconds > 0 ? "completed" : "no-answer",
            From = inbound ? contact.Phone : data.Company.Number,
            To = inbound ? data.Company.Number : contact.Phone,
        });
    }

    /// <summary>A row that is no message: an appointment, a review, a changed contact.</summary>
    public void Note(MessageKind kind, string text, bool inbound = false)
    {
        var id = random.Id();
        Add(text, inbound, (conversation, at) => new MessageRow
        {
            Id = id,
            Conversation = conversation,
            Kind = kind,
            DateAdded = at,
            IsInbound = inbound,
            Body = text,
            Source = "app",
        });
    }

    /// <param name="seedTime">What <paramref name="age"/> is counted back from.</param>
    /// <param name="age">How long ago the last message was.</param>
    /// <param name="unread">How many of the last inbound messages are unread.</param>
    public void Finish(DateTime seedTime, TimeSpan age, int unread)
    {
        var first = seedTime - age - (_lines.Count > 0 ? _lines[^1].At : TimeSpan.Zero);
        var conversation = new Conversation(random.Id(), contact.Id, first) { SeedTime = seedTime };
        data.Add(conversation);
        foreach (var (at, _, _, write) in _lines)
        {
            data.Add(write(conversation, first + at));
        }

        conversation.UnreadCount = unread;
        var last = conversation.Rows.LastOrDefault();
        data.Search.Put(new SearchRow(conversation, last?.DateAdded ?? first, _lines.LastOrDefault().Preview, last?.Kind, last?.IsInbound ?? false, last?.Source, unread));
    }

    private void Add(string? preview, bool inbound, Func<Conversation, DateTime, MessageRow> write)
    {
        _lines.Add((_at, preview, inbound, write));
        _at += TimeSpan.FromSeconds(random.Between(25, 400)) + TimeSpan.FromMilliseconds(random.Below(1000));
    }
}
