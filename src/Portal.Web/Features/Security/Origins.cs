namespace Portal.Web.Features.Security;

internal static class Origins
{
    // Browsers always name the origin of a web socket and of a POST; what doesn't name one is no browser, and has nobody's cookies.
    public static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.Count > 0
        && !string.Equals(request.Headers.Origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
}
