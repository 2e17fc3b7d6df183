using Portal.Services.Composing;

namespace Portal.Services.Materials;

/// <summary>A file that a person wants to attach, as the browser gave it: nothing in it is to be believed.</summary>
public sealed record UploadCommand
{
    public required string ContactId { get; init; }
    public required Channel Channel { get; init; }
    public required string? Name { get; init; }

    /// <summary>Read once, and no further than a file may be long.</summary>
    public required Stream Content { get; init; }

    public override string ToString() => $"upload for contact {ContactId}";
}

/// <summary>Every way an upload can end. Each reason is a sentence for the person who chose the file.</summary>
public abstract record UploadOutcome
{
    private UploadOutcome()
    {
    }

    public sealed record Uploaded(Attachment File) : UploadOutcome;

    /// <summary>The file itself is not one that can go; trying again won't help.</summary>
    public sealed record NotTaken(string Reason) : UploadOutcome;

    /// <summary>The sub-account's token is missing, or may not do this.</summary>
    public sealed record NotAllowed(string Reason) : UploadOutcome;

    /// <summary>The service gave no usable answer just now.</summary>
    public sealed record Unavailable(string Reason) : UploadOutcome;
}
