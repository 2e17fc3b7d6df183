using System.Text.Json.Serialization;

namespace Portal.Sandbox.Service.Pipeline;

/// <summary>One answer of the service.</summary>
internal sealed record ServiceReply(int Status, ReplyBody Body)
{
    public static ServiceReply Ok(ReplyBody body) => new(StatusCodes.Status200OK, body);

    public static ServiceReply Created(ReplyBody body) => new(StatusCodes.Status201Created, body);
}

/// <summary>What becomes the JSON of an answer; it is given its trace id on the way out.</summary>
internal abstract record ReplyBody
{
    [JsonPropertyOrder(100)] public string? TraceId { get; init; }
}

/// <summary>The envelope of every no. <paramref name="Message"/> is one text, or a list where fields are wrong.</summary>
internal sealed record ErrorBody(int StatusCode, string? Error, object Message, string? CanonicalCode = null, IReadOnlyDictionary<string, string>? Arguments = null) : ReplyBody;

/// <summary>The envelope of every no at some older endpoints.</summary>
internal sealed record OlderErrorBody(int Status, string Message) : ReplyBody;
