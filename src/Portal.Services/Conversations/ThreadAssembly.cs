using System.Globalization;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.Notes;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>Makes one order of the service's rows and the portal's own messages. What both know becomes one item, and keeps the portal's key.</summary>
internal sealed class ThreadAssembly
{
    private readonly Dictionary<string, Message> _byServiceId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Message> _byEmailId = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _shown = [];
    private readonly Caller _viewer;
    private readonly SendingRules _rules;
    private readonly Func<string, EmailDetails?> _recentEmail;

    private ThreadAssembly(Caller viewer, SendingRules rules, IReadOnlyList<Message> own, Func<string, EmailDetails?> recentEmail)
    {
        (_viewer, _rules, _recentEmail) = (viewer, rules, recentEmail);
        foreach (var message in own)
        {
            if (message.EmailMessageId is { } emailId)
            {
                _byEmailId.TryAdd(emailId, message);
            }
            else if (message.ServiceMessageId is { } id)
            {
                _byServiceId.TryAdd(id, message);
            }
        }
    }

    public static IReadOnlyList<ThreadItem> Items(
        Caller viewer, SendingRules rules, IReadOnlyList<ServiceMessage> rows, IReadOnlyList<Message> own, IReadOnlyList<Note> notes, Func<string, EmailDetails?> recentEmail)
    {
        Message[] alive = [.. own.Where(message => message.State is not MessageState.Cancelled)];
        var assembly = new ThreadAssembly(viewer, rules, alive, recentEmail);
        List<ThreadItem> items = [.. rows.SelectMany(assembly.Expand)];
        items.AddRange(alive.Where(message => !assembly._shown.Contains(message.Id)).Select(message => assembly.OwnItem(message, message.StandsAt, message.Id.ToString("N"))));
        items.AddRange(notes.Select(note => ThreadNote.Item(viewer, note)));
        return [.. items.DistinctBy(item => item.Key).ToList().WithLinks(own).OrderBy(item => item.At).ThenBy(item => item.Order, StringComparer.Ordinal)];
    }

    /// <summary>With what happened beside what was said, each at its time.</summary>
    public static IReadOnlyList<ThreadItem> Together(IReadOnlyList<ThreadItem> said, IReadOnlyList<ThreadItem> happened) =>
        happened.Count == 0 ? said : [.. said.Concat(happened).OrderBy(item => item.At).ThenBy(item => item.Order, StringComparer.Ordinal)];

    // An e-mail's row stands for all e-mails of its thread.
    private IEnumerable<ThreadItem> Expand(ServiceMessage row)
    {
        if (row.EmailMessageIds.Count == 0)
        {
            yield return Match(row, _byServiceId.GetValueOrDefault(row.Id) ?? _byEmailId.GetValueOrDefault(row.Id), null, row.Id);
        }

        for (var i = 0; i < row.EmailMessageIds.Count; i++)
        {
            var emailId = row.EmailMessageIds[i];
            var own = _byEmailId.GetValueOrDefault(emailId) ?? (i == 0 ? _byServiceId.GetValueOrDefault(row.Id) : null);
            yield return Match(row, own, emailId, string.Create(CultureInfo.InvariantCulture, $"{row.Id}:{i:D4}"));
        }
    }

    private ThreadItem Match(ServiceMessage row, Message? own, string? emailId, string order)
    {
        if (own is null || !_shown.Add(own.Id))
        {
            return emailId is null ? RowItem(row, order) : EmailItem(row, emailId, order);
        }

        // The row of several e-mails has one time for all; for ours we know better.
        var at = row.EmailMessageIds.Count > 1 ? own.DueAt : row.DateAdded;
        return own.WordsRemovedAt is not null ? OwnItem(own, at, order) // whatever the service still has of it
            : OwnItem(own, at, order) with { EmailId = emailId, Attachments = row.Attachments.Count > 0 ? row.Attachments : Addresses(own) };
    }

    private ThreadItem OwnItem(Message message, DateTime at, string order) => new()
    {
        Key = $"m:{message.Id:N}",
        At = at,
        Order = order,
        IsInbound = false,
        Channel = _rules.ChannelOf(message.ChannelKey),
        Kind = _rules.ChannelOf(message.ChannelKey).Title,
        Text = message.RemovedWords ?? message.Content.WithSignature(),
        Subject = message.Channel == Channel.Email ? message.Content.Subject ?? string.Empty : null,
        Author = message.AuthorName,
        MessageId = message.Id,
        MayAct = _viewer.MayActOn(message.AuthorId) && message.WordsRemovedAt is null,
        UndoUntil = message.UndoUntil,
        DueAt = message.DueAt,
        State = message.State,
        IsDecided = message.SetAsideAt is not null,
        MayHaveBeenSent = message.WaitsForWord,
        Reason = message.Reason,
        Attachments = Addresses(message),
    };

    private static IReadOnlyList<string> Addresses(Message message) => [.. message.Content.Attachments.Select(file => file.Url)];

    private ThreadItem RowItem(ServiceMessage row, string order) => RowItem(row, order, _rules.OfMessageType(row.MessageType));

    private ThreadItem RowItem(ServiceMessage row, string order, Channel? channel) => new()
    {
        Key = $"s:{row.Id}",
        At = row.DateAdded,
        Order = order,
        IsInbound = row.IsInbound,
        Channel = channel,
        Kind = channel?.Title ?? ThreadWords.Kind(row.MessageType),
        Text = channel == Channel.Email ? HtmlText.Of(row.Body ?? string.Empty) : row.Body ?? string.Empty,
        Author = row.IsInbound ? null : ThreadWords.Author(row),
        State = row.IsInbound ? null : ThreadWords.State(row.Status),
        Reason = FailureReason(row),
        Attachments = row.Attachments,
    };

    private ThreadItem EmailItem(ServiceMessage row, string emailId, string order)
    {
        var email = _recentEmail(emailId);
        var isInbound = email?.IsInbound ?? row.IsInbound;
        return RowItem(row, order) with
        {
            Key = $"e:{emailId}",
            EmailId = emailId,
            IsInbound = isInbound,
            Text = string.Empty,
            Subject = email?.Subject,
            Author = isInbound ? null : ThreadWords.Author(row),
            State = isInbound ? null : ThreadWords.State(row.Status),
        };
    }

    private string? FailureReason(ServiceMessage row) =>
        !row.IsInbound && ThreadWords.State(row.Status) == MessageState.Failed && _rules.OfMessageType(row.MessageType) is { } channel
            ? RefusalWords.ForFailure(row.Error, channel).ToString()
            : null;
}
