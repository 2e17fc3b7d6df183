using System.Globalization;
using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Reading;

/// <summary><c>GET /phone-system/numbers/location/{locationId}</c></summary>
internal sealed class NumberEndpoints(ServiceWorld world, PhoneSystems phones)
{
    private const int LongestPage = 1000;

    public ServiceReply List(ServiceCall call)
    {
        if (world.Find(call.Route("locationId")) is not { } subAccount || !call.Allows(subAccount))
        {
            return Refusals.OtherLocation;
        }

        if (Number(call, "pageSize", LongestPage) is not (>= 1 and <= LongestPage and var size) || Number(call, "page", 0) is not { } page)
        {
            return Refusals.Invalid($"pageSize must be from 1 to {LongestPage}, and page at least 0");
        }

        if (!phones.AreConnected(subAccount.Id))
        {
            return Refusals.NotFound("Phone system is not connected to this account");
        }

        var found = subAccount.Use(data => data.Numbers).Where(number => Matches(number, call.Query("searchFilter"))).Skip(size * page).Take(size);
        var numbers = new NumbersWire([.. found.Select(NumberWire.Of)], size, page);
        return ServiceReply.Ok(call.IsVersion3 ? new NumbersEnvelope(numbers) : new NumbersBody(numbers));
    }

    private static bool Matches(PhoneNumber number, string? filter) =>
        filter is null || number.Number.Contains(filter, StringComparison.Ordinal) || number.FriendlyName.Contains(filter, StringComparison.OrdinalIgnoreCase);

    private static int? Number(ServiceCall call, string name, int otherwise) =>
        call.Query(name) is not { } text ? otherwise
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : null;
}
