using System.Net;
using System.Text.Json;

namespace Portal.Services.HighLevel;

/// <summary>What an answer to a read means.</summary>
internal static class ReadAnswer
{
    public static ServiceAnswer<T> Read<T>(HttpResponseMessage response, JsonElement? body, Func<JsonElement, T?> map, DateTimeOffset now) => response.StatusCode switch
    {
        HttpStatusCode.TooManyRequests => new ServiceAnswer<T>.Unavailable("The service has had too many requests from this sub-account.", RetryAfter.Of(response, now)),
        HttpStatusCode.RequestTimeout => new ServiceAnswer<T>.Unavailable("The service took too long to answer."),
        >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new ServiceAnswer<T>.Refused(RefusalReader.Read(response.StatusCode, body)),
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices when map(body ?? default) is { } value => new ServiceAnswer<T>.Found(value),
        >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices => new ServiceAnswer<T>.Unavailable("The service's answer could not be read."),
        _ => new ServiceAnswer<T>.Unavailable($"The service answered {(int)response.StatusCode}.", RetryAfter.Of(response, now)),
    };
}
