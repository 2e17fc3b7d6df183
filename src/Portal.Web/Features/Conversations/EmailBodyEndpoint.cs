using System.Net.Mime;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Web.Features.Reading;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Conversations;

/// <summary>Gives the body of one e-mail to its frame: to who may read the contact, and as a document that can do nothing.</summary>
internal static class EmailBodyEndpoint
{
    public static void MapEmailBodies(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/conversations/{contactId}/emails/{emailId}/body", GetAsync);

    private static async Task<IResult> GetAsync(
        string contactId, string emailId, int? images, HttpContext http, Callers callers, EmailService emails, CancellationToken cancellationToken)
    {
        Close(http.Response.Headers, withImages: images == 1);
        var reading = await emails.GetAsync(await callers.RequireAsync(http.User, cancellationToken), emailId, cancellationToken);
        return reading switch
        {
            Reading<EmailDetails>.Found { Value: var email } when email.ContactId == contactId => Page(EmailDocument.Of(email.Body, withImages: images == 1), StatusCodes.Status200OK),
            Reading<EmailDetails>.Found or Reading<EmailDetails>.NotFound => Page(EmailDocument.Of("This email does not exist."), StatusCodes.Status404NotFound),
            Reading<EmailDetails>.NotAllowed(var reason) => Page(EmailDocument.Of(reason), StatusCodes.Status403Forbidden),
            _ => Page(EmailDocument.Of(ReadingWords.Of(reading)), StatusCodes.Status503ServiceUnavailable),
        };
    }

    private static IResult Page(string document, int status) => Results.Content(document, $"{MediaTypeNames.Text.Html}; charset=utf-8", statusCode: status);

    // Holds as well for someone who opens the address by itself. Links may open in a new tab, which is then free of the sandbox.
    private static void Close(IHeaderDictionary headers, bool withImages)
    {
        headers.ContentSecurityPolicy =
            "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; "
            + $"img-src data:{(withImages ? " https:" : null)}; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
        headers.XFrameOptions = "SAMEORIGIN";
        headers["X-DNS-Prefetch-Control"] = "off";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "private, no-store";
    }
}
