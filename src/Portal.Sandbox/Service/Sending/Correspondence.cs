using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Store;
using Portal.Sandbox.Service.Webhooks;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Accepts and receives messages, and keeps the ledger and the journal of them.</summary>
internal sealed class Correspondence(Ledger ledger, Journal journal, Pace pace, WebhookNews news)
{
    public AcceptedIds Accept(SubAccountData data, Contact contact, Channel channel, SendBody body, string request)
    {
        var speed = pace.Speed;
        var (ids, progress) = Outgoing.Accept(data, contact, channel, body, AcceptedIds.New(channel), speed);
        ledger.Add(new LedgerEntry(ids.MessageId, ids.EmailMessageId, data.Id, contact.Id, channel.Type, request, data.Now));
        journal.Append(Line("sent", data, ids) with { ContactId = contact.Id, Request = request, Speed = speed });
        AwaitItsTime(data, ids, now => news.Sent(now, RowOf(now, ids), EmailOf(now, ids)), progress.SentAt);
        if (progress.QueuedAt <= data.Now)
        {
            AwaitAnswer(data, contact, channel, body, progress, speed);
        }
        else
        {
            AwaitItsTime(data, ids, now => AwaitAnswer(now, contact, channel, body, progress, speed), progress.QueuedAt);
        }

        return ids;
    }

    /// <summary>Takes back a scheduled message. False when it isn't waiting.</summary>
    public bool Cancel(SubAccountData data, string messageId)
    {
        var row = data.Messages.GetValueOrDefault(messageId);
        return Cancelling.Message(data, messageId) && Note(data, row!.Conversation, messageId, null);
    }

    /// <summary>Takes back a scheduled e-mail. False when it isn't waiting.</summary>
    public bool CancelEmail(SubAccountData data, string emailMessageId)
    {
        var row = data.Emails.GetValueOrDefault(emailMessageId)?.Thread;
        return Cancelling.Email(data, emailMessageId) && Note(data, row!.Conversation, row.Id, emailMessageId);
    }

    public AcceptedIds Receive(SubAccountData data, Contact contact, IncomingText text)
    {
        var ids = AcceptedIds.New(text.Channel);
        var row = Incoming.Receive(data, contact, text, ids);
        ids = ids with { ConversationId = row.Conversation.Id };
        journal.Append(Line("inbound", data, ids) with
        {
            ContactId = contact.Id,
            Type = text.Channel.Type,
            Text = text.Text,
            Subject = text.Subject,
            Html = text.Html,
            Attachments = text.Attachments,
        });
        news.Received(data, row, EmailOf(data, ids));
        return ids;
    }

    public void MarkRead(SubAccountData data, Conversation conversation, int unread)
    {
        conversation.UnreadCount = unread;
        data.Search.SetUnread(conversation.Id, unread);
        journal.Append(Line("read", data, new AcceptedIds(conversation.Id, string.Empty, null)) with { MessageId = null, ContactId = conversation.ContactId, Unread = unread });
        news.Unread(data, conversation);
    }

    public void Star(SubAccountData data, Conversation conversation, bool isStarred)
    {
        conversation.Starred = isStarred;
        journal.Append(Line("starred", data, new AcceptedIds(conversation.Id, string.Empty, null)) with { MessageId = null, ContactId = conversation.ContactId, Starred = isStarred });
        news.Unread(data, conversation);
    }

    /// <summary>Makes a user the one to whom a contact is assigned, or nobody.</summary>
    public Contact Assign(SubAccountData data, Contact contact, string? userId)
    {
        var assigned = data.Contacts[contact.Id] = contact with { AssignedTo = userId };
        journal.Append(new JournalLine
        {
            Kind = "assigned",
            At = data.Now,
            SeedTime = data.ConversationsByContact.GetValueOrDefault(contact.Id)?.SeedTime ?? data.Now,
            LocationId = data.Id,
            ContactId = contact.Id,
            ConversationId = string.Empty,
            AssignedTo = userId,
        });
        news.Changed("ContactUpdate", assigned);
        return assigned;
    }

    private bool Note(SubAccountData data, Conversation conversation, string messageId, string? emailMessageId)
    {
        ledger.Cancel(messageId, emailMessageId, data.Now);
        journal.Append(Line("cancelled", data, new AcceptedIds(conversation.Id, messageId, emailMessageId)) with { ContactId = conversation.ContactId });
        return true;
    }

    private static MessageRow RowOf(SubAccountData data, AcceptedIds ids) => data.Messages[ids.MessageId];

    private static EmailRecord? EmailOf(SubAccountData data, AcceptedIds ids) => ids.EmailMessageId is { } email ? data.Emails[email] : null;

    private static void AwaitItsTime(SubAccountData data, AcceptedIds ids, Action<SubAccountData> then, DateTime due) => data.At(due, now =>
    {
        if (Outgoing.IsThere(now, ids))
        {
            then(now);
        }
    });

    private void AwaitAnswer(SubAccountData data, Contact contact, Channel channel, SendBody body, Progress progress, double speed)
    {
        var conversation = data.ConversationsByContact[contact.Id];
        if (channel.IsInternal || !pace.ContactsAnswer || conversation.AnswerIsComing || Foresight.Answer(contact, conversation.SentCount, progress, speed) is not { } answer)
        {
            return;
        }

        conversation.AnswerIsComing = true;
        var subject = body.Subject is null ? null : $"Re: {body.Subject}";
        data.At(answer.At, now =>
        {
            conversation.AnswerIsComing = false;
            if (now.Contacts.TryGetValue(contact.Id, out var present))
            {
                Receive(now, present, new IncomingText(channel, answer.Text, subject));
            }
        });
    }

    private static JournalLine Line(string kind, SubAccountData data, AcceptedIds ids) => new()
    {
        Kind = kind,
        At = data.Now,
        SeedTime = data.Conversations[ids.ConversationId].SeedTime,
        LocationId = data.Id,
        ContactId = string.Empty,
        ConversationId = ids.ConversationId,
        MessageId = ids.MessageId,
        EmailMessageId = ids.EmailMessageId,
    };
}
