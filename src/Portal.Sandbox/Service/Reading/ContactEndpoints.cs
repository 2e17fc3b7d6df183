using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

internal sealed class ContactEndpoints(ServiceWorld world)
{
    private const int LongestPage = 500;
    private const int LongestQuery = 75;

    public ServiceReply Get(ServiceCall call)
    {
        var id = call.Route("contactId");
        if (world.OwnerOfContact(id) is not { } owner)
        {
            return Refusals.BadRequest($"Contact with id {id} not found");
        }

        return call.Allows(owner) ? ServiceReply.Ok(new ContactBody(ContactWire.Of(owner.Use(data => data.Contacts[id])))) : Refusals.OtherLocation;
    }

    public ServiceReply Search(ServiceCall call)
    {
        if (Complaints(call.Body) is { Count: > 0 } complaints)
        {
            return Refusals.Invalid(complaints);
        }

        if (world.Find(call.Body.String("locationId")) is not { } subAccount || !call.Allows(subAccount))
        {
            return Refusals.OtherLocation;
        }

        // The records themselves never change, so the search itself keeps nobody waiting.
        var contacts = subAccount.Use(data => data.Contacts.Values.ToArray());
        return ServiceReply.Ok(ContactSearch.Run(contacts, call.Body));
    }

    public ServiceReply Appointments(ServiceCall call)
    {
        var id = call.Route("contactId");
        if (world.OwnerOfContact(id) is not { } owner)
        {
            return Refusals.BadRequest($"Contact with id {id} not found");
        }

        return call.Allows(owner)
            ? ServiceReply.Ok(owner.Use(data => new AppointmentsBody([.. data.Appointments[id].Select(appointment => AppointmentWire.Of(appointment, data.Id))])))
            : Refusals.OtherLocation;
    }

    private static List<string> Complaints(RequestBody body)
    {
        var complaints = new List<string>();
        if (string.IsNullOrEmpty(body.String("locationId")))
        {
            complaints.AddRange(["locationId must be a string", "locationId should not be empty"]);
        }

        if (body.Int("pageLimit") is not (>= 1 and <= LongestPage))
        {
            complaints.Add(body.Int("pageLimit") > LongestPage ? $"pageLimit must not be greater than {LongestPage}" : "pageLimit must be a positive number");
        }

        if (body.String("query") is { Length: > LongestQuery })
        {
            complaints.Add($"query must be shorter than or equal to {LongestQuery} characters");
        }

        if (body.Json is { } json && json.TryGetProperty("page", out _) && json.TryGetProperty("searchAfter", out _))
        {
            complaints.Add("page and searchAfter must not be given together");
        }

        return complaints;
    }
}
