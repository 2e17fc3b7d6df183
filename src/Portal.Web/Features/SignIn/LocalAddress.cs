using Microsoft.AspNetCore.Http.HttpResults;

namespace Portal.Web.Features.SignIn;

/// <summary>Addresses that came with a request and that a browser is to be sent to: only ever ones of the portal itself.</summary>
internal static class LocalAddress
{
    public static string Or(string? address, string otherwise) =>
        address is ['/', ..] && RedirectHttpResult.IsLocalUrl(address) && !address.Any(char.IsControl) ? address : otherwise;
}
