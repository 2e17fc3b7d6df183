using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary><c>GET /locations/{locationId}/templates</c></summary>
internal sealed class TemplateEndpoints(ServiceWorld world)
{
    private const int LongestPage = 100;

    private static readonly string[] Types = [Template.Sms, Template.Email, Template.WhatsApp];

    private static readonly string[] Counts = ["skip", "limit"];

    public ServiceReply List(ServiceCall call)
    {
        if (Complaints(call) is { Count: > 0 } complaints)
        {
            return Refusals.Invalid(complaints);
        }

        var id = call.Route("locationId");
        return world.Find(id) is { } subAccount && call.Allows(subAccount) && call.Query("originId") == id
            ? ServiceReply.Ok(subAccount.Use(data => Page(call, data)))
            : Refusals.OtherLocation;
    }

    private static List<string> Complaints(ServiceCall call)
    {
        var complaints = new List<string>();
        if (call.Query("originId") is null)
        {
            complaints.AddRange(["originId must be a string", "originId should not be empty"]);
        }

        if (call.Query("type") is { } type && !Types.Contains(type))
        {
            complaints.Add("type must be a valid enum value");
        }

        complaints.AddRange(Counts.Where(name => Number(call, name, 0) is null).Select(name => $"{name} must be a number string"));
        return complaints;
    }

    private static TemplatesBody Page(ServiceCall call, SubAccountData data)
    {
        var type = call.Query("type");
        var found = call.Query("deleted") == "true" ? [] : data.Templates.Where(template => type is null || template.Type == type).ToList();
        var page = found.Skip(Number(call, "skip", 0)!.Value).Take(Math.Min(Number(call, "limit", 25)!.Value, LongestPage));
        return new TemplatesBody([.. page.Select(template => TemplateWire.Of(template, data.Id))], found.Count);
    }

    private static int? Number(ServiceCall call, string name, int otherwise) =>
        call.Query(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
