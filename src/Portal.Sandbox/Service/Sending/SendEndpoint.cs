using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary><c>POST /conversations/messages</c></summary>
internal sealed class SendEndpoint(ServiceWorld world, Correspondence correspondence)
{
    public ServiceReply Send(ServiceCall call)
    {
        if (SendBodyReader.ContactId(call.Body.Json) is not { } contactId)
        {
            return Refusals.NotFound("Contact id not given"); // also when the body wasn't announced as JSON
        }

        var complaints = SendBodyReader.Complaints(call.Body.Json!.Value);
        if (complaints.Count > 0)
        {
            return Refusals.Invalid(complaints);
        }

        if (world.OwnerOfContact(contactId) is not { } owner)
        {
            return Refusals.BadRequest($"Contact not found for id:{contactId}", "CONVERSATIONS_CONTACT_NOT_FOUND");
        }

        return call.Allows(owner) ? owner.Use(data => Send(call, data, data.Contacts[contactId])) : Refusals.OtherLocation;
    }

    private ServiceReply Send(ServiceCall call, SubAccountData data, Contact contact)
    {
        var body = SendBodyReader.Read(call.Body.Json!.Value);
        var channel = Channel.Find(body.Type)!;
        var refusal = SendRules.Refusal(new SendAttempt(data, contact, channel, body, call.IsPrivateIntegration));
        if (refusal is not null)
        {
            return refusal;
        }

        var ids = correspondence.Accept(data, contact, channel, body, call.Body.Text);
        return ServiceReply.Created(new SentBody(ids.ConversationId, ids.MessageId, ids.EmailMessageId, ThreadId(channel, ids), "pending", "Message queued successfully."));
    }

    // A row of e-mails is a thread.
    private static string? ThreadId(Channel channel, AcceptedIds ids) => channel == Channel.Email ? ids.MessageId : null;
}

/// <summary>The answer to an accepted send.</summary>
internal sealed record SentBody(string ConversationId, string MessageId, string? EmailMessageId, string? ThreadId, string Status, string Msg) : ReplyBody;
