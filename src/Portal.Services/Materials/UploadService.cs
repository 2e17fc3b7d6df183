using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.People;

namespace Portal.Services.Materials;

/// <summary>Brings files to the service, for a message to be sent later.</summary>
public sealed class UploadService(IHighLevel service, ServiceReads reads, ConversationIds conversations)
{
    private const int PartSize = 64 * 1024;

    /// <summary>Nothing leaves before the whole file is here and was found to be one that the channel takes.</summary>
    public async Task<UploadOutcome> UploadAsync(Caller caller, UploadCommand command, CancellationToken cancellationToken)
    {
        var bytes = await ReadAsync(command.Content, cancellationToken);
        var content = FileContent.Of(bytes);
        var kind = (content as FileContent.Listed)?.Kind;
        var name = kind is { } known ? FileName.Clean(command.Name, known, (content as FileContent.Listed)?.Ending) : FileName.Shown(command.Name);
        return AttachmentRules.ProblemOf(command.Channel, name, bytes.Length, content) is { } problem
            ? new UploadOutcome.NotTaken(problem)
            : await SendAsync(caller, new CheckedFile(command.ContactId, name, kind ?? FileKind.Text, bytes), cancellationToken);
    }

    // A conversation that we know of may be gone since, as after a merge; the contact alone is enough then.
    private async Task<UploadOutcome> SendAsync(Caller caller, CheckedFile file, CancellationToken cancellationToken)
    {
        var conversationId = await conversations.KnownAsync(caller, file.ContactId, cancellationToken);
        var (outcome, refusal) = await TryAsync(caller, file, conversationId, cancellationToken);
        return conversationId is not null && refusal is { Status: 400 or 404 or 422, TokenProblem: TokenProblem.None }
            ? (await TryAsync(caller, file, null, cancellationToken)).Outcome
            : outcome;
    }

    private async Task<(UploadOutcome Outcome, ServiceRefusal? Refusal)> TryAsync(Caller caller, CheckedFile file, string? conversationId, CancellationToken cancellationToken)
    {
        ServiceRefusal? refusal = null;
        var reading = await reads.AskAsync(
            caller,
            "this contact",
            async (token, stop) =>
            {
                var answer = await service.UploadAsync(token, Upload(file, conversationId), stop);
                refusal = (answer as ServiceAnswer<ServiceUpload>.Refused)?.Refusal;
                return answer;
            },
            cancellationToken);
        UploadOutcome outcome = refusal is { Status: 413 or 415 }
            ? new UploadOutcome.NotTaken($"The service does not take {file.Name}: “{refusal.Message}”.")
            : Outcome(reading, upload => new Attachment { Name = file.Name, Url = upload.Url.AbsoluteUri, Size = file.Bytes.Length, Kind = file.Kind, IsUploaded = true });
        return (outcome, refusal);
    }

    private static FileUpload Upload(CheckedFile file, string? conversationId) => new()
    {
        FileName = file.Name,
        ContentType = FileKinds.MediaType(file.Kind, file.Name),
        Content = new MemoryStream(file.Bytes, writable: false),
        ConversationId = conversationId,
        ContactId = file.ContactId,
        Length = file.Bytes.Length,
    };

    private static UploadOutcome Outcome(Reading<ServiceUpload> reading, Func<ServiceUpload, Attachment> attach) => reading switch
    {
        Reading<ServiceUpload>.Found found => new UploadOutcome.Uploaded(attach(found.Value)),
        Reading<ServiceUpload>.NotFound notFound => new UploadOutcome.NotTaken(notFound.Reason),
        Reading<ServiceUpload>.NotAllowed refused => new UploadOutcome.NotAllowed(refused.Reason),
        Reading<ServiceUpload>.Unavailable unavailable => new UploadOutcome.Unavailable(unavailable.Reason),
        _ => throw new InvalidOperationException($"{reading.GetType().Name} is no ending of an upload."),
    };

    /// <summary>One byte more than a file may have is enough to know that it is too long.</summary>
    private static async Task<byte[]> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        var part = new byte[PartSize];
        while (bytes.Length <= AttachmentRules.LargestFile && await content.ReadAsync(part, cancellationToken) is > 0 and var read)
        {
            bytes.Write(part, 0, read);
        }

        return bytes.ToArray();
    }

    private sealed record CheckedFile(string ContactId, string Name, FileKind Kind, byte[] Bytes);
}
