namespace Portal.Sandbox.Service.Faults;

/// <summary>A way the service is known to refuse a send. <paramref name="Code"/> is its <c>canonicalCode</c>, which not every refusal has.</summary>
public sealed record KnownRefusal(string Name, int Status, string Message, string? Code)
{
    public IReadOnlyDictionary<string, string>? Arguments { get; init; }

    /// <summary>The message is a list, as it is where fields are wrong.</summary>
    public bool IsList { get; init; }

    /// <summary>The older envelope: <c>{"status":…,"message":…}</c> and nothing else.</summary>
    public bool IsOlderForm { get; init; }
}
