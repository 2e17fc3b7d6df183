using Microsoft.AspNetCore.WebUtilities;
using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary><c>/oauth/chooselocation</c>, also with <c>/v2</c> before it: where an admin says which sub-account the app is for.</summary>
internal sealed class ChooserEndpoint(PlayedApp app, Installations installations, InstallCodes codes)
{
    public static void Map(IEndpointRouteBuilder service)
    {
        foreach (var path in new[] { "/oauth/chooselocation", "/v2/oauth/chooselocation" })
        {
            service.MapGet(path, (HttpContext http, ChooserEndpoint endpoint) => endpoint.Ask(http, ChooserRequest.From(name => http.Request.Query[name])));
            service.MapPost(path, async (HttpContext http, ChooserEndpoint endpoint) =>
            {
                var form = await http.Request.ReadFormAsync(http.RequestAborted);
                return endpoint.Answer(http, ChooserRequest.From(name => form[name]), form["choice"]);
            });
        }
    }

    private IResult Ask(HttpContext http, ChooserRequest request) => Refusal(http, request) ?? ChooserPage.Show(http, request, installations.Paused);

    private IResult Answer(HttpContext http, ChooserRequest request, string? choice)
    {
        if (Refusal(http, request) is { } refusal)
        {
            return refusal;
        }

        return choice == SandboxSubAccounts.ShorelineAgency || SubAccountNames.All.ContainsKey(choice ?? string.Empty)
            ? Return(request, "code", codes.Issue(installations.Install(choice!, request.Scopes), request.RedirectUri))
            : Return(request, "error", "access_denied");
    }

    private IResult? Refusal(HttpContext http, ChooserRequest request)
    {
        // A browser is never sent to an address that isn't known beforehand, not even with an error.
        if (request.ClientId != app.ClientId || !app.MayReturnTo(request.RedirectUri))
        {
            return SandboxPages.Message(http, "This can’t go on", "The app or the address to return to is not known here.", StatusCodes.Status400BadRequest);
        }

        return request.ResponseType == "code" ? null : Return(request, "error", "unsupported_response_type");
    }

    private static SeeOther Return(ChooserRequest request, string name, string value) =>
        new(QueryHelpers.AddQueryString(request.RedirectUri, new Dictionary<string, string?> { [name] = value, ["state"] = request.State }.Where(pair => pair.Value is not null)));
}
