namespace Portal.Services.HighLevel;

/// <summary>One file for <c>POST /conversations/messages/upload</c>, and whom it is for. The service’s documents disagree on which of the two ids it needs: those that are known are sent.</summary>
public sealed record FileUpload
{
    public required string FileName { get; init; }

    /// <summary>A media type such as <c>image/png</c>; one that can't be read as such is sent as <c>application/octet-stream</c>.</summary>
    public required string ContentType { get; init; }

    /// <summary>Read from where it stands, once, and left open.</summary>
    public required Stream Content { get; init; }

    public string? ConversationId { get; init; }
    public string? ContactId { get; init; }

    /// <summary>In bytes; else what a stream that can seek says. A stream that gives another number of bytes is not uploaded.</summary>
    public long? Length { get; init; }

    /// <summary>Told after each part that left: bytes so far. Called on the thread that writes.</summary>
    public IProgress<long>? Sent { get; init; }
}

/// <summary>What became of an upload. <paramref name="Url"/> goes into a send's attachments unchanged.</summary>
public sealed record ServiceUpload(string FileName, Uri Url);
