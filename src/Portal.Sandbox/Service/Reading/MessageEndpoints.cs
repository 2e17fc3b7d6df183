using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

internal sealed class MessageEndpoints(ServiceWorld world)
{
    private const int LongestPage = 100;

    public ServiceReply Get(ServiceCall call)
    {
        var id = call.Route("messageId");
        if (world.OwnerOfMessage(id) is not { } owner)
        {
            return Refusals.BadRequest($"No message found with id: {id}", "CONVERSATIONS_MSG_NOT_FOUND");
        }

        return call.Allows(owner) ? ServiceReply.Ok(owner.Use(data => MessageWire.Of(data.Messages[id], data))) : Refusals.OtherLocation;
    }

    public ServiceReply GetEmail(ServiceCall call)
    {
        var id = call.Route("emailMessageId");
        if (world.OwnerOfEmail(id) is not { } owner)
        {
            return Refusals.NotFound($"No email message found with id: {id}");
        }

        return call.Allows(owner) ? ServiceReply.Ok(owner.Use(data => EmailBody.Of(data.Emails[id], data))) : Refusals.OtherLocation;
    }

    public ServiceReply List(ServiceCall call)
    {
        var id = call.Route("conversationId");
        if (world.OwnerOfConversation(id) is not { } owner)
        {
            return Refusals.NotFound("Conversation not found");
        }

        if (!call.Allows(owner))
        {
            return Refusals.OtherLocation;
        }

        var types = call.Query("type")?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        if (types.Any(type => !MessageKind.Listable.Contains(type)))
        {
            return Refusals.Invalid("type must be a valid enum value");
        }

        return Limit(call) is { } limit
            ? owner.Use(data => Page(data, data.Conversations[id], types, call.Query("lastMessageId"), limit))
            : Refusals.Invalid("limit must be a positive number");
    }

    private static int? Limit(ServiceCall call) =>
        call.Query("limit") is not { } text ? 20
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0 ? Math.Min(limit, LongestPage)
        : null;

    private static ServiceReply Page(SubAccountData data, Conversation conversation, string[] types, string? lastMessageId, int limit)
    {
        var start = conversation.Rows.Count;
        if (lastMessageId is not null)
        {
            if (!data.Messages.TryGetValue(lastMessageId, out var last) || last.Conversation != conversation)
            {
                return Refusals.BadRequest($"No message found with id: {lastMessageId}", "CONVERSATIONS_MSG_NOT_FOUND");
            }

            start = last.Index;
        }

        var rows = Older(conversation, start, types).Take(limit + 1).ToList();
        var page = rows.Take(limit).Select(row => MessageWire.Of(row, data)).ToList();
        return ServiceReply.Ok(new MessagesBody(new MessagePageWire(page.LastOrDefault()?.Id, rows.Count > limit, page)));
    }

    private static IEnumerable<MessageRow> Older(Conversation conversation, int start, string[] types)
    {
        for (var index = start - 1; index >= 0; index--)
        {
            if (types.Length == 0 || types.Contains(conversation.Rows[index].Kind.FilterName))
            {
                yield return conversation.Rows[index];
            }
        }
    }
}
