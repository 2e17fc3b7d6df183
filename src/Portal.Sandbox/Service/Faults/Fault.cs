using System.Text.Json.Serialization;

namespace Portal.Sandbox.Service.Faults;

[JsonConverter(typeof(JsonStringEnumConverter<FaultKind>))]
public enum FaultKind
{
    /// <summary>The answer takes <see cref="Fault.Milliseconds"/> longer.</summary>
    Latency,

    /// <summary>The answer is <see cref="Fault.Status"/>.</summary>
    Status,

    /// <summary>The connection is cut before the answer.</summary>
    Cut,

    /// <summary>A 2xx whose body ends in the middle; always after accepting.</summary>
    Garbled,

    /// <summary>The answer is the refusal named <see cref="Fault.Refusal"/>.</summary>
    Refusal,
}

/// <summary>Something that goes wrong with the next requests of one kind.</summary>
public sealed record Fault
{
    public required FaultKind Kind { get; init; }

    /// <summary>How many requests it strikes before it is used up.</summary>
    public int Times { get; init; } = 1;

    /// <summary>Whether the request is carried out first, so that only its answer suffers.</summary>
    public bool AfterAccepting { get; init; }

    public int Milliseconds { get; init; }
    public int Status { get; init; } = 500;

    /// <summary>
    /// A name of <see cref="KnownRefusals"/>, or a code that nobody knows yet: that one is answered with <see cref="Status"/>, or 400 where that is no
    /// refusal, and with <see cref="Message"/>.
    /// </summary>
    public string? Refusal { get; init; }

    /// <summary>The words of a refusal, in place of those it is known by.</summary>
    public string? Message { get; init; }

    /// <summary>Sent as it stands; nothing when null.</summary>
    public string? RetryAfter { get; init; }

    /// <summary><c>*</c> for any.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>Path below the service's base path. A <c>*</c> at the end stands for any rest.</summary>
    public string Path { get; init; } = "/conversations/messages";

    public static Fault Slow(TimeSpan delay, int times = 1) => new() { Kind = FaultKind.Latency, Milliseconds = (int)delay.TotalMilliseconds, Times = times };

    public static Fault TooManyRequests(int times = 1, string? retryAfter = null) => new() { Kind = FaultKind.Status, Status = 429, Times = times, RetryAfter = retryAfter };

    public static Fault ServerError(int times = 1, int status = 500) => new() { Kind = FaultKind.Status, Status = status, Times = times };

    /// <summary>Refused, whatever the request says. <paramref name="name"/> is as <see cref="Refusal"/>.</summary>
    public static Fault Refused(string name, int times = 1) => new() { Kind = FaultKind.Refusal, Refusal = name, Times = times };

    /// <summary>Nothing is accepted, and the caller can't know it.</summary>
    public static Fault CutBefore(int times = 1) => new() { Kind = FaultKind.Cut, Times = times };

    /// <summary>The message is accepted, and the caller can't know it.</summary>
    public static Fault LostAnswer(int times = 1) => new() { Kind = FaultKind.Cut, AfterAccepting = true, Times = times };

    internal bool Strikes(string method, string path) =>
        (Method == "*" || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path.EndsWith('*') ? path.StartsWith(Path[..^1], StringComparison.Ordinal) : path == Path);
}
