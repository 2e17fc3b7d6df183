using System.Net;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>What a contact writes.</summary>
internal sealed record IncomingText(Channel Channel, string Text, string? Subject = null, string? Html = null, IReadOnlyList<string>? Attachments = null);

/// <summary>Puts what a contact wrote into the conversation; also when it is read back from the journal.</summary>
internal static class Incoming
{
    public static MessageRow Receive(SubAccountData data, Contact contact, IncomingText text, AcceptedIds ids)
    {
        var conversation = data.ConversationOf(contact.Id, ids.ConversationId);
        conversation.UnreadCount++;
        var isEmail = text.Channel == Channel.Email;
        var row = new MessageRow
        {
            Id = ids.MessageId,
            Conversation = conversation,
            Kind = text.Channel.Kind,
            DateAdded = data.Now,
            IsInbound = true,
            Body = isEmail ? null : text.Text,
            Source = "app",
            Attachments = isEmail ? [] : text.Attachments ?? [],
            From = text.Channel.NeedsPhone ? contact.Phone : null,
            To = text.Channel.NeedsPhone ? data.Company.Number : null,
        };
        data.Add(row);
        if (isEmail)
        {
            AddEmail(data, contact, text, row, ids.EmailMessageId!);
        }

        data.Announce(row, text.Text);
        return row;
    }

    private static void AddEmail(SubAccountData data, Contact contact, IncomingText text, MessageRow row, string id)
    {
        data.Emails.Add(id, new EmailRecord
        {
            Id = id,
            Thread = row,
            DateAdded = data.Now,
            IsInbound = true,
            Html = text.Html ?? $"<div dir=\"auto\">{WebUtility.HtmlEncode(text.Text)}</div>",
            Subject = text.Subject,
            From = $"{contact.Name} <{contact.Email}>",
            To = [data.Company.Mailbox],
            Attachments = text.Attachments ?? [],
            Source = "app",
        });
        row.EmailIds.Add(id);
    }
}
