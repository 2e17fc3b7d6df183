using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Accepts and receives messages, and keeps the ledger and the journal of them.</summary>
internal sealed class Correspondence(Ledger ledger, Journal journal, Pace pace)
{
    public AcceptedIds Accept(SubAccountData data, Contact contact, Channel channel, SendBody body, string request)
    {
        var speed = pace.Speed;
        var (ids, progress) = Outgoing.Accept(data, contact, channel, body, AcceptedIds.New(channel), speed);
        ledger.Add(new LedgerEntry(ids.MessageId, ids.EmailMessageId, data.Id, contact.Id, channel.Type, request, data.Now));
        journal.Append(Line("sent", data, ids) with { ContactId = contact.Id, Request = request, Speed = speed });
        AwaitAnswer(data, contact, channel, body, progress, speed);
        return ids;
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
        return ids;
    }

    public void MarkRead(SubAccountData data, Conversation conversation, int unread)
    {
        conversation.UnreadCount = unread;
        data.Search.SetUnread(conversation.Id, unread);
        journal.Append(Line("read", data, new AcceptedIds(conversation.Id, string.Empty, null)) with { MessageId = null, ContactId = conversation.ContactId, Unread = unread });
    }

    private void AwaitAnswer(SubAccountData data, Contact contact, Channel channel, SendBody body, Progress progress, double speed)
    {
        var conversation = data.ConversationsByContact[contact.Id];
        if (!pace.ContactsAnswer || conversation.AnswerIsComing || Foresight.Answer(contact, conversation.SentCount, progress, speed) is not { } answer)
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
