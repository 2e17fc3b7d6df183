using System.Text.Json;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

internal sealed class ConversationEndpoints(ServiceWorld world, Correspondence correspondence)
{
    private static readonly string[] NoLocation = ["locationId must be a string", "locationId should not be empty"];

    public ServiceReply Search(ServiceCall call)
    {
        var search = new ConversationSearch(call);
        if (call.Query("locationId") is not { } locationId)
        {
            return Refusals.Invalid([.. NoLocation, .. search.Complaints]);
        }

        if (search.Complaints.Count > 0)
        {
            return Refusals.Invalid(search.Complaints);
        }

        return world.Find(locationId) is { } subAccount && call.Allows(subAccount) ? ServiceReply.Ok(subAccount.Use(search.Run)) : Refusals.OtherLocation;
    }

    public ServiceReply Get(ServiceCall call) =>
        Of(call, (data, conversation) => ConversationBody.Of(conversation, data));

    public ServiceReply Update(ServiceCall call)
    {
        if (call.Body.String("locationId") is not { Length: > 0 } locationId)
        {
            return Refusals.Invalid(NoLocation);
        }

        return call.Grant.Locations.Contains(locationId, StringComparer.Ordinal)
            ? Of(call, (data, conversation) => Change(call.Body, data, conversation))
            : Refusals.OtherLocation;
    }

    private ServiceReply Of(ServiceCall call, Func<SubAccountData, Conversation, ReplyBody> answer)
    {
        var id = call.Route("conversationId");
        if (world.OwnerOfConversation(id) is not { } owner)
        {
            return Refusals.NotFound("Conversation not found");
        }

        return call.Allows(owner) ? ServiceReply.Ok(owner.Use(data => answer(data, data.Conversations[id]))) : Refusals.OtherLocation;
    }

    private ConversationUpdateBody Change(RequestBody body, SubAccountData data, Conversation conversation)
    {
        if (body.Int("unreadCount") is { } unread and >= 0)
        {
            correspondence.MarkRead(data, conversation, unread);
        }

        if (body.Json is { } json && json.TryGetProperty("starred", out var starred) && starred.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            correspondence.Star(data, conversation, starred.GetBoolean());
        }

        return new ConversationUpdateBody(true, ConversationBody.Of(conversation, data));
    }
}
