using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Uploading;

/// <summary><c>POST /conversations/messages/upload</c>. Its refusals have the older envelope.</summary>
internal sealed class UploadEndpoint(ServiceWorld world, UploadedFiles files)
{
    private const string FileField = "fileAttachment";
    private const int MostFiles = 5;
    private const long LongestFile = 5 * 1024 * 1024;

    public ServiceReply Upload(ServiceCall call)
    {
        if (call.Body.Form is not { } form)
        {
            return call.Body.IsTooLong ? TooLarge : Refusals.Older(400, "The request must be multipart/form-data");
        }

        var sent = form.Files.GetFiles(FileField);
        return Addressee(call) ?? Count(sent) ?? sent.Select(Content).FirstOrDefault(refusal => refusal is not null) ?? Keep(call, sent);
    }

    private static ServiceReply TooLarge => Refusals.Older(413, "File size exceeds the limit of 5 MB");

    private ServiceReply? Addressee(ServiceCall call)
    {
        if (call.Body.String("locationId") is not { Length: > 0 } locationId)
        {
            return Refusals.Older(400, "locationId is required");
        }

        var (conversationId, contactId) = (call.Body.String("conversationId"), call.Body.String("contactId"));
        if (string.IsNullOrEmpty(conversationId) && string.IsNullOrEmpty(contactId))
        {
            return Refusals.Older(400, "conversationId or contactId is required");
        }

        if (world.Find(locationId) is not { } subAccount || !call.Allows(subAccount))
        {
            return Refusals.OtherLocation;
        }

        return !string.IsNullOrEmpty(contactId) && world.OwnerOfContact(contactId) != subAccount ? Refusals.Older(404, "Contact not found")
            : !string.IsNullOrEmpty(conversationId) && !IsOf(subAccount, conversationId, contactId) ? Refusals.Older(404, "Conversation not found")
            : null;
    }

    // Whoever names both has to name the contact whose conversation it is.
    private bool IsOf(SubAccount subAccount, string conversationId, string? contactId) =>
        world.OwnerOfConversation(conversationId) == subAccount
        && (string.IsNullOrEmpty(contactId) || subAccount.Use(data => data.Conversations[conversationId].ContactId == contactId));

    private static ServiceReply? Count(IReadOnlyList<IFormFile> sent) => sent.Count switch
    {
        0 => Refusals.Older(400, "No file was uploaded"),
        > MostFiles => Refusals.Older(400, $"At most {MostFiles} files can be uploaded at once"),
        _ => null,
    };

    private static ServiceReply? Content(IFormFile file) =>
        file.Length > LongestFile ? TooLarge
        : FileTypes.Allow(file.FileName) ? null
        : Refusals.Older(415, $"The file type of {file.FileName} is not supported");

    private ServiceReply Keep(ServiceCall call, IReadOnlyList<IFormFile> sent)
    {
        var urls = new Dictionary<string, string>();
        foreach (var file in sent)
        {
            using var bytes = new MemoryStream((int)file.Length);
            file.CopyTo(bytes);
            var kept = files.Add(call.Body.String("locationId")!, file.FileName, file.ContentType, bytes.ToArray());
            urls[file.FileName] = MediaEndpoint.AddressOf(kept, call.Context.Request);
        }

        return ServiceReply.Ok(new UploadedBody(urls));
    }
}

/// <summary>Addresses by file name.</summary>
internal sealed record UploadedBody(IReadOnlyDictionary<string, string> UploadedFiles) : ReplyBody;
