using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>Takes back scheduled messages. The two endpoints disagree about an id that they don't know, as the service's own do.</summary>
internal sealed class ScheduleEndpoints(ServiceWorld world, Correspondence correspondence)
{
    public ServiceReply Cancel(ServiceCall call)
    {
        var id = call.Route("messageId");
        return world.OwnerOfMessage(id) is { } owner
            ? Cancel(call, owner, data => correspondence.Cancel(data, id))
            : Refusals.BadRequest($"No message found with id: {id}", "CONVERSATIONS_MSG_NOT_FOUND");
    }

    public ServiceReply CancelEmail(ServiceCall call)
    {
        var id = call.Route("emailMessageId");
        return world.OwnerOfEmail(id) is { } owner
            ? Cancel(call, owner, data => correspondence.CancelEmail(data, id))
            : Refusals.NotFound($"No email message found with id: {id}");
    }

    private static ServiceReply Cancel(ServiceCall call, SubAccount owner, Func<SubAccountData, bool> cancel) =>
        !call.Allows(owner) ? Refusals.OtherLocation
        : owner.Use(cancel) ? ServiceReply.Ok(new CancelBody(StatusCodes.Status200OK, "Message cancelled successfully."))
        : ServiceReply.Ok(new CancelBody(StatusCodes.Status404NotFound, "Failed cancel the scheduled message"));
}

/// <summary>The answer's own status is what counts: the response says 200 either way.</summary>
internal sealed record CancelBody(int Status, string Message) : ReplyBody;
