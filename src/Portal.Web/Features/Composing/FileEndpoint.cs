using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Portal.Services.Composing;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Web.Features.Security;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Composing;

/// <summary>
/// Takes one file from the dialog, as the body of the request. Not over the circuit, which would neither tell the progress nor stay
/// free for what is typed meanwhile.
/// </summary>
internal static class FileEndpoint
{
    /// <summary>Carries the file's name, percent-encoded: an address would stand in logs.</summary>
    public const string NameHeader = "X-File-Name";

    private const string Path = "/compose/files";

    public static string Address(string contactId, Channel channel) =>
        $"{Path[1..]}?contactId={Uri.EscapeDataString(contactId)}&channel={Uri.EscapeDataString(channel.Key)}";

    public static void MapFiles(this IEndpointRouteBuilder routes) => routes.MapPost(Path, UploadAsync).WithMetadata(
        new RequireAntiforgeryTokenAttribute(),
        new RequestSizeLimitAttribute(AttachmentRules.LargestFile + 1),
        new SkipStatusCodePagesAttribute());

    private static async Task<IResult> UploadAsync(
        string contactId, string channel, HttpContext http, Callers callers, UploadService uploads, UploadSlots slots, AttachmentTokens tokens, CancellationToken cancellationToken)
    {
        if (Refusal(http) is { } refusal)
        {
            return refusal;
        }

        try
        {
            var caller = await callers.RequireAsync(http.User, cancellationToken);
            using var slot = slots.Take(caller.PersonId);
            return slot is null ? TooMany(http.Response) : Answer(caller, await uploads.UploadAsync(caller, Command(contactId, channel, http.Request), cancellationToken), tokens);
        }
        catch (NoCallerException exception)
        {
            return Problem(exception.Message, StatusCodes.Status403Forbidden);
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return TooLarge();
        }
    }

    private static IResult? Refusal(HttpContext http) =>
        Origins.IsForeign(http.Request) ? Problem("Files are taken from the portal’s own pages only.", StatusCodes.Status403Forbidden)
        : http.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true } ? Problem("This page was open too long, or is from another sign-in. Reload it and try again.", StatusCodes.Status400BadRequest)
        : http.Request.ContentLength > AttachmentRules.LargestFile ? TooLarge()
        : null;

    private static UploadCommand Command(string contactId, string channel, HttpRequest request) => new()
    {
        ContactId = contactId,
        Channel = Channel.Of(channel),
        Name = Uri.UnescapeDataString(request.Headers[NameHeader].ToString()),
        Content = request.Body,
    };

    private static IResult Answer(Caller caller, UploadOutcome outcome, AttachmentTokens tokens) => outcome switch
    {
        UploadOutcome.Uploaded { File: var file } => Results.Json(new UploadedFile(tokens.Make(caller, file), file.Name, file.Size ?? 0)),
        UploadOutcome.NotTaken taken => Problem(taken.Reason, StatusCodes.Status422UnprocessableEntity),
        UploadOutcome.NotAllowed allowed => Problem(allowed.Reason, StatusCodes.Status403Forbidden),
        UploadOutcome.Unavailable unavailable => Problem(unavailable.Reason, StatusCodes.Status503ServiceUnavailable),
        _ => throw new InvalidOperationException($"{outcome.GetType().Name} is no ending of an upload."),
    };

    private static IResult TooMany(HttpResponse response)
    {
        response.Headers.RetryAfter = "2";
        return Problem($"Waiting: {UploadSlots.Most} other files of yours are being uploaded.", StatusCodes.Status429TooManyRequests);
    }

    private static IResult TooLarge() =>
        Problem($"A file may have {AttachmentRules.Size(AttachmentRules.LargestFile)}.", StatusCodes.Status413PayloadTooLarge);

    private static IResult Problem(string problem, int status) => Results.Json(new UploadProblem(problem), statusCode: status);
}

internal sealed record UploadedFile(string Token, string Name, long Size);

internal sealed record UploadProblem(string Problem);
