using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Portal.Services.HighLevel;

/// <summary>One request, one answer: everything that all calls have in common.</summary>
internal sealed partial class ServiceCalls(
    IHttpClientFactory clients,
    IOptions<HighLevelOptions> options,
    RateLimits limits,
    AccountAnswers answers,
    TimeProvider clock,
    ILogger<ServiceCalls> logger)
{
    public const string HttpClientName = "HighLevel";

    // The longest page of messages is far below this; an answer without end must not fill the memory.
    private const int LongestAnswer = 16 * 1024 * 1024;

    public async Task<SendOutcome> SendAsync(ServiceCall call, OnceContent body, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(call);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = Request(call, body);
            using var response = await ExchangeAsync(call, request, either.Token);
            using var document = await BodyAsync(response, either.Token);
            return Noted(call, SendAnswer.Read(response, document?.RootElement, clock.GetUtcNow()));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or OperationCanceledException)
        {
            LogNoAnswer(call.Name, call.Token.LocationId, exception.GetType().Name);
            var nothingLeft = body.TryAbandon();
            if (nothingLeft)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            return nothingLeft && IsBeforeRequest(exception)
                ? new SendOutcome.TryAgain(null, "The service could not be reached.")
                : new SendOutcome.Unknown(WhyUnknown(deadline, cancellationToken));
        }
    }

    /// <summary><paramref name="map"/> gives null for an answer that says nothing.</summary>
    public async Task<ServiceAnswer<T>> ReadAsync<T>(ServiceCall call, HttpContent? body, Func<JsonElement, T?> map, CancellationToken cancellationToken)
    {
        using var deadline = Deadline(call);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            using var request = Request(call, body);
            using var response = await ExchangeAsync(call, request, either.Token);
            using var document = await BodyAsync(response, either.Token);
            cancellationToken.ThrowIfCancellationRequested();
            return Noted(call, ReadAnswer.Read(response, document?.RootElement, map, clock.GetUtcNow()));
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoAnswer(call.Name, call.Token.LocationId, exception.GetType().Name);
            return new ServiceAnswer<T>.Unavailable(deadline.IsCancellationRequested ? "The service took too long to answer." : "The service could not be reached.");
        }
    }

    private SendOutcome Noted(ServiceCall call, SendOutcome outcome)
    {
        switch (outcome)
        {
            case SendOutcome.Accepted accepted:
                answers.Note(call.Token, refusal: null);
                return accepted with { Source = call.Token.Source };
            case SendOutcome.Refused refused:
                answers.Note(call.Token, refused.Refusal);
                return new SendOutcome.Refused(refused.Refusal with { Source = call.Token.Source });
            default:
                return outcome;
        }
    }

    private ServiceAnswer<T> Noted<T>(ServiceCall call, ServiceAnswer<T> answer)
    {
        switch (answer)
        {
            case ServiceAnswer<T>.Found:
                answers.Note(call.Token, refusal: null);
                return answer;
            case ServiceAnswer<T>.Refused refused:
                answers.Note(call.Token, refused.Refusal);
                return new ServiceAnswer<T>.Refused(refused.Refusal with { Source = call.Token.Source });
            default:
                return answer;
        }
    }

    private CancellationTokenSource Deadline(ServiceCall call) => new(call.Patience ?? TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);

    private static HttpRequestMessage Request(ServiceCall call, HttpContent? body)
    {
        var request = new HttpRequestMessage(call.Method, call.Address) { Content = body };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", call.Token.Value);
        request.Headers.Add("Version", call.Version);
        return request;
    }

    private async Task<HttpResponseMessage> ExchangeAsync(ServiceCall call, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var http = clients.CreateClient(HttpClientName);
        var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        limits.Read(call.Token.LocationId, response.Headers);
        LogAnswered(call.Name, call.Token.LocationId, (int)response.StatusCode, (long)clock.GetElapsedTime(started).TotalMilliseconds);
        return response;
    }

    /// <summary>Null when it was cut off or is no JSON; the status has been said by then and stands.</summary>
    private static async Task<JsonDocument?> BodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            await response.Content.LoadIntoBufferAsync(LongestAnswer, cancellationToken);
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            return await JsonDocument.ParseAsync(stream, default, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or HttpRequestException or IOException or OperationCanceledException)
        {
            return null;
        }
    }

    // A time-out counts only together with nothing having left: it passed while waiting for a connection.
    private static bool IsBeforeRequest(Exception exception) => exception is OperationCanceledException or HttpRequestException
    {
        HttpRequestError: HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError
            or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError
    };

    private static string WhyUnknown(CancellationTokenSource deadline, CancellationToken stopping) =>
        stopping.IsCancellationRequested ? "The portal stopped before the service had answered."
        : deadline.IsCancellationRequested ? "The service took too long to answer."
        : "The connection to the service broke before it had answered.";

    [LoggerMessage(LogLevel.Debug, "{Call} for {LocationId} was answered {Status} after {Milliseconds} ms.")]
    private partial void LogAnswered(string call, string locationId, int status, long milliseconds);

    [LoggerMessage(LogLevel.Warning, "{Call} for {LocationId} got no answer: {Failure}.")]
    private partial void LogNoAnswer(string call, string locationId, string failure);
}
