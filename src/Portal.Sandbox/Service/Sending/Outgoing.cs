using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>The ids under which a message was, or is to be, accepted.</summary>
internal sealed record AcceptedIds(string ConversationId, string MessageId, string? EmailMessageId)
{
    public static AcceptedIds New(Channel channel) => new(Ids.New(), Ids.New(), channel == Channel.Email ? Ids.New() : null);
}

/// <summary>Puts an accepted message into its conversation; also when it is read back from the journal.</summary>
internal static class Outgoing
{
    /// <returns>The ids it has in the end: an older conversation or e-mail thread keeps its own.</returns>
    public static (AcceptedIds Ids, Progress Progress) Accept(SubAccountData data, Contact contact, Channel channel, SendBody body, AcceptedIds ids, double speed)
    {
        var isNew = !data.ConversationsByContact.ContainsKey(contact.Id);
        var conversation = data.ConversationOf(contact.Id, ids.ConversationId);
        var progress = Foresight.Of(data, contact, channel, body, ++conversation.SentCount, speed);
        var row = channel == Channel.Email
            ? AcceptEmail(data, conversation, contact, body, ids, progress)
            : AcceptText(data, conversation, contact, channel, body, ids, progress);
        Announce(data, row, body, ids, progress, isNew);
        return (ids with { ConversationId = conversation.Id, MessageId = row.Id }, progress);
    }

    /// <summary>Whether a message is still there: a scheduled one may have been cancelled.</summary>
    public static bool IsThere(SubAccountData data, AcceptedIds ids) =>
        ids.EmailMessageId is { } email ? data.Emails.ContainsKey(email) : data.Messages.ContainsKey(ids.MessageId);

    private static void Announce(SubAccountData data, MessageRow row, SendBody body, AcceptedIds ids, Progress progress, bool isNew)
    {
        if (progress.QueuedAt <= data.Now)
        {
            data.Announce(row, body.Message ?? body.Subject);
            return;
        }

        if (isNew)
        {
            data.Announce(row.Conversation);
        }

        data.At(progress.QueuedAt, now =>
        {
            if (IsThere(now, ids))
            {
                now.Announce(row, body.Message ?? body.Subject);
            }
        });
    }

    private static MessageRow AcceptText(SubAccountData data, Conversation conversation, Contact contact, Channel channel, SendBody body, AcceptedIds ids, Progress progress)
    {
        var row = new MessageRow
        {
            Id = ids.MessageId,
            Conversation = conversation,
            Kind = channel.Kind,
            DateAdded = data.Now,
            IsInbound = false,
            Body = body.Message,
            Attachments = body.Attachments ?? [],
            From = channel.NeedsPhone ? body.FromNumber ?? data.Company.Number : null,
            To = channel.NeedsPhone ? body.ToNumber ?? contact.Phones.First() : null,
            ProviderId = channel == Channel.Custom ? body.ConversationProviderId : null,
            UserId = channel.IsInternal ? body.UserId : null,
            Mentions = channel.IsInternal ? body.Mentions ?? [] : [],
            Progress = progress,
        };
        data.Add(row);
        return row;
    }

    private static MessageRow AcceptEmail(SubAccountData data, Conversation conversation, Contact contact, SendBody body, AcceptedIds ids, Progress progress)
    {
        var thread = OldThread(data, conversation, body) ?? NewThread(data, conversation, ids);
        var email = new EmailRecord
        {
            Id = ids.EmailMessageId!,
            Thread = thread,
            DateAdded = data.Now,
            IsInbound = false,
            Html = body.Html ?? string.Empty,
            Subject = body.Subject,
            From = body.EmailFrom ?? data.Company.Mailbox,
            To = [body.EmailTo ?? contact.Emails.First()],
            Cc = body.EmailCc ?? [],
            Bcc = body.EmailBcc ?? [],
            Attachments = body.Attachments ?? [],
            ReplyToMessageId = body.ReplyMessageId,
            ProviderId = body.ConversationProviderId,
            Progress = progress,
        };
        data.Emails.Add(email.Id, email);
        thread.EmailIds.Add(email.Id);
        thread.Progress = progress;
        return thread;
    }

    private static MessageRow? OldThread(SubAccountData data, Conversation conversation, SendBody body) =>
        body.ThreadId is { } id && data.Messages.TryGetValue(id, out var row) && row.Conversation == conversation && row.Kind == MessageKind.Email ? row : null;

    private static MessageRow NewThread(SubAccountData data, Conversation conversation, AcceptedIds ids)
    {
        var row = new MessageRow { Id = ids.MessageId, Conversation = conversation, Kind = MessageKind.Email, DateAdded = data.Now, IsInbound = false };
        data.Add(row);
        return row;
    }
}
