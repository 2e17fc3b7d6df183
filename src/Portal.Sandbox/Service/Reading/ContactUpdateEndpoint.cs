using System.Text.Json;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Sending;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary><c>PUT /contacts/{id}</c>, of which the sandbox keeps who the contact is assigned to. Any other field is refused rather than silently lost.</summary>
internal sealed class ContactUpdateEndpoint(ServiceWorld world, Correspondence correspondence)
{
    private const string Field = "assignedTo";

    public ServiceReply Update(ServiceCall call)
    {
        var id = call.Route("contactId");
        if (world.OwnerOfContact(id) is not { } owner)
        {
            return Refusals.BadRequest($"Contact with id {id} not found");
        }

        return !call.Allows(owner) ? Refusals.OtherLocation
            : Complaints(call.Body, owner.Id) is { Count: > 0 } complaints ? Refusals.Invalid(complaints)
            : ServiceReply.Ok(owner.Use(data => new ContactUpdateBody(true, ContactWire.Of(correspondence.Assign(data, data.Contacts[id], call.Body.String(Field))))));
    }

    private static List<string> Complaints(RequestBody body, string locationId)
    {
        if (body.Json is not { } json || !json.TryGetProperty(Field, out var assigned))
        {
            return ["assignedTo should not be empty"];
        }

        List<string> complaints = [.. json.EnumerateObject().Where(field => field.Name != Field).Select(field => $"property {field.Name} should not exist")];
        var isKnown = assigned.ValueKind is JsonValueKind.Null || (assigned.ValueKind is JsonValueKind.String && User.Of(locationId).Any(user => user.Id == assigned.GetString()));
        return isKnown ? complaints : [.. complaints, "assignedTo must be a user of this location"];
    }
}

internal sealed record ContactUpdateBody(bool Succeded, ContactWire Contact) : ReplyBody;
