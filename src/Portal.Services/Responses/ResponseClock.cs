using Portal.Services.Scheduling;
using Portal.Services.SubAccounts;

namespace Portal.Services.Responses;

/// <summary>Measures how long a contact has waited, in the working hours of the sub-account as they are now.</summary>
public sealed class ResponseClock(SeenWaits waits, KnownSubAccounts subAccounts)
{
    /// <summary>What a message that goes at <paramref name="at"/> (UTC) answers; null where the contact waits for nothing, and where that isn't known.</summary>
    public Response? Find(string locationId, string contactId, DateTime at) =>
        waits.Find(locationId, contactId) is { } since && since <= at ? Of(locationId, since, at) : null;

    public Response Of(string locationId, DateTime since, DateTime at)
    {
        var subAccount = subAccounts.Find(locationId);
        var hours = WorkingHours.Find(subAccount?.WorkingHours ?? WorkingHours.Usual) ?? throw new InvalidOperationException("Working hours were not checked.");
        var worked = hours.Between(since, at, WallZone.Of(subAccount?.TimeZone));
        return new Response(since, (int)Math.Min(ResponseScale.Most, Math.Ceiling(worked.TotalMinutes)));
    }
}
