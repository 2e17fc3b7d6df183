using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

internal sealed class UserEndpoints(ServiceWorld world)
{
    public ServiceReply List(ServiceCall call) =>
        call.Query("locationId") is not { } locationId ? Refusals.Invalid(["locationId must be a string", "locationId should not be empty"])
        : world.Find(locationId) is { } subAccount && call.Allows(subAccount) ? ServiceReply.Ok(new UsersBody([.. User.Of(locationId).Select(user => UserWire.Of(user, locationId))]))
        : Refusals.OtherLocation;
}

/// <summary>A user as the service tells it.</summary>
internal sealed record UserWire(string Id, string Name, string FirstName, string LastName, string Email, bool Deleted, UserRoles Roles)
{
    public static UserWire Of(User user, string locationId) => new(
        user.Id, $"{user.FirstName} {user.LastName}", user.FirstName, user.LastName, user.Email, Deleted: false, new UserRoles("account", user.IsAdmin ? "admin" : "user", [locationId]));
}

internal sealed record UserRoles(string Type, string Role, IReadOnlyList<string> LocationIds);

internal sealed record UsersBody(IReadOnlyList<UserWire> Users) : ReplyBody;
