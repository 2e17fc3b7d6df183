using System.Text.Json;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Makes the journal's lines happen again, so that a restarted sandbox continues where it was.</summary>
internal static class Replay
{
    public static void Run(IReadOnlyList<JournalLine> lines, IReadOnlyDictionary<string, SubAccountData> subAccounts, Ledger ledger)
    {
        foreach (var line in lines)
        {
            if (subAccounts.TryGetValue(line.LocationId, out var data) && data.Contacts.TryGetValue(line.ContactId, out var contact))
            {
                data.AdvanceTo(line.At);
                Again(line, data, contact, ledger);
            }
        }
    }

    private static void Again(JournalLine line, SubAccountData data, Contact contact, Ledger ledger)
    {
        switch (line)
        {
            case { Kind: "sent", Request: { } request, MessageId: { } id }:
                var ids = new AcceptedIds(line.ConversationId, id, line.EmailMessageId);
                ledger.Add(Send(data, contact, request, ids, line.Speed ?? 1));
                break;
            case { Kind: "cancelled", MessageId: { } id }:
                _ = line.EmailMessageId is { } email ? Cancelling.Email(data, email) : Cancelling.Message(data, id);
                ledger.Cancel(id, line.EmailMessageId, line.At);
                break;
            case { Kind: "inbound", MessageId: { } id } when Channel.Find(line.Type) is { } channel:
                var text = new IncomingText(channel, line.Text ?? string.Empty, line.Subject, line.Html, line.Attachments);
                Incoming.Receive(data, contact, text, new AcceptedIds(line.ConversationId, id, line.EmailMessageId));
                break;
            case { Kind: "read", Unread: { } unread } when data.Conversations.TryGetValue(line.ConversationId, out var conversation):
                conversation.UnreadCount = unread;
                data.Search.SetUnread(conversation.Id, unread);
                break;
            case { Kind: "starred", Starred: { } starred } when data.Conversations.TryGetValue(line.ConversationId, out var conversation):
                conversation.Starred = starred;
                break;
            case { Kind: "assigned" }:
                data.Contacts[contact.Id] = contact with { AssignedTo = line.AssignedTo };
                break;
        }
    }

    private static LedgerEntry Send(SubAccountData data, Contact contact, string request, AcceptedIds ids, double speed)
    {
        using var document = JsonDocument.Parse(request);
        var body = SendBodyReader.Read(document.RootElement);
        Outgoing.Accept(data, contact, Channel.Find(body.Type)!, body, ids, speed);
        return new LedgerEntry(ids.MessageId, ids.EmailMessageId, data.Id, contact.Id, body.Type, request, data.Now);
    }
}
