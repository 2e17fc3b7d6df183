using System.Buffers;
using Microsoft.AspNetCore.Mvc;
using Portal.Services.Webhooks;

namespace Portal.Web.Features.Webhooks;

/// <summary>Where HighLevel tells of what happens. Anybody may come here, so what is not HighLevel's is turned away before it is read, or soon after.</summary>
internal static class WebhookEndpoint
{
    public const string Path = "/webhooks/highlevel";

    private const string SignatureHeader = "X-GHL-Signature";

    // HighLevel sends a few kilobytes at once; whoever dawdles keeps a place that others need.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static void MapWebhooks(this IEndpointRouteBuilder routes) => routes.MapPost(Path, TakeAsync).AllowAnonymous().DisableAntiforgery().WithMetadata(
        new RequestSizeLimitAttribute(WebhookDoor.LargestBody),
        new SkipStatusCodePagesAttribute());

    private static async Task<IResult> TakeAsync(HttpRequest request, WebhookDoor door)
    {
        var signature = request.Headers[SignatureHeader] is [var only] ? only : null;
        return door.Glance(signature, request.ContentLength) is { } refused ? Answer(refused)
            : await ReadAsync(request) is { } body ? Answer(door.Take(body, signature))
            : Answer(door.TooLarge());
    }

    /// <summary>Null where it is larger than it may be.</summary>
    private static async Task<byte[]?> ReadAsync(HttpRequest request)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, request.HttpContext.RequestAborted);
        try
        {
            while (true)
            {
                var read = await request.BodyReader.ReadAsync(either.Token);
                if (read.IsCompleted)
                {
                    var body = read.Buffer.ToArray();
                    request.BodyReader.AdvanceTo(read.Buffer.End);
                    return body;
                }

                request.BodyReader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            }
        }
        catch (BadHttpRequestException exception) when (exception.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            throw new BadHttpRequestException("The body did not come.", StatusCodes.Status408RequestTimeout);
        }
    }

    private static IResult Answer(WebhookFate fate) => Results.StatusCode(fate switch
    {
        WebhookFate.NotSigned => StatusCodes.Status401Unauthorized,
        WebhookFate.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status200OK, // also where it changes nothing: HighLevel would only repeat it
    });
}
