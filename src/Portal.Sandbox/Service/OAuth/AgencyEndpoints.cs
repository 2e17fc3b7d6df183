using Portal.Sandbox.Marketplace;
using Portal.Sandbox.Service.Pipeline;

namespace Portal.Sandbox.Service.OAuth;

/// <summary>What the agency's token is good for: <c>POST /oauth/locationToken</c> and <c>GET /oauth/installedLocations</c>.</summary>
internal sealed class AgencyEndpoints(PlayedApp app, Installations installations, AppTokens tokens)
{
    public ServiceReply LocationToken(ServiceCall call)
    {
        var (companyId, locationId) = (call.Body.Form?["companyId"].ToString(), call.Body.Form?["locationId"].ToString());
        if (string.IsNullOrEmpty(companyId) || string.IsNullOrEmpty(locationId))
        {
            return Refusals.Invalid($"{(string.IsNullOrEmpty(companyId) ? "companyId" : "locationId")} should not be empty");
        }

        if (!call.Grant.Locations.Contains(companyId))
        {
            return Refusals.OtherLocation;
        }

        // What the service says where the app is missing is not documented.
        return installations.In(locationId) is not { IsCompany: false } installation ? Refusals.BadRequest("The app is not installed in this location.")
            : installations.IsPaused(locationId) ? Refusals.NotActive
            : ServiceReply.Created(TokenBody.Of(tokens.Issue(installation), installation) with { AppId = app.Id, VersionId = app.VersionId });
    }

    public ServiceReply Installed(ServiceCall call)
    {
        if (call.Query("companyId") is not { } companyId || call.Query("appId") is not { } appId)
        {
            return Refusals.Invalid("companyId and appId should not be empty");
        }

        if (!call.Grant.Locations.Contains(companyId))
        {
            return Refusals.OtherLocation;
        }

        InstalledLocationWire[] found = appId == app.Id
            ? [.. installations.All.Select(one => one.LocationId).OfType<string>().Select(id => new InstalledLocationWire(id, SubAccountNames.All[id], string.Empty, true, app.VersionId))]
            : [];
        return ServiceReply.Ok(new InstalledLocationsBody(found, found.Length, InstallToFutureLocations: false));
    }
}
