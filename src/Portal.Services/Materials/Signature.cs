namespace Portal.Services.Materials;

/// <summary>The words below all that a person writes on one channel, in one sub-account.</summary>
public sealed class Signature
{
    public const int Longest = 2000;

    public required Guid PersonId { get; init; }
    public required string LocationId { get; init; }

    /// <summary><see cref="Composing.Channel.Key"/>.</summary>
    public required string ChannelKey { get; init; }

    /// <summary>Plain text; formatted as <see cref="Composing.EmailBody"/> does for e-mail.</summary>
    public required string Text { get; set; }

    /// <summary>UTC.</summary>
    public required DateTime UpdatedAt { get; set; }

    public override string ToString() => $"signature of {PersonId} on {ChannelKey}";
}

/// <summary>Every way saving a signature can end.</summary>
public abstract record SignatureSaving
{
    private SignatureSaving()
    {
    }

    /// <summary><paramref name="Text"/> is null when there is none any more.</summary>
    public sealed record Saved(string? Text) : SignatureSaving;

    /// <summary><paramref name="Reason"/> is a sentence for the person who saved.</summary>
    public sealed record Invalid(string Reason) : SignatureSaving;
}
