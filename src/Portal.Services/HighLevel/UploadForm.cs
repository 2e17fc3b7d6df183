using System.Net.Http.Headers;

namespace Portal.Services.HighLevel;

/// <summary>The multipart form of one upload.</summary>
internal sealed class UploadForm : IDisposable
{
    private const string FileField = "fileAttachment";
    private const string AnyType = "application/octet-stream";

    private readonly MultipartFormDataContent _form = [];
    private readonly UploadContent _file;

    public UploadForm(string locationId, FileUpload file)
    {
        _file = new UploadContent(file);
        _file.Headers.ContentType = MediaTypeHeaderValue.TryParse(file.ContentType, out var type) ? type : new MediaTypeHeaderValue(AnyType);
        AddText("locationId", locationId);
        AddText("conversationId", file.ConversationId);
        AddText("contactId", file.ContactId);
        _file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
        {
            Name = Quoted(FileField),
            FileName = Quoted(FileNames.Plain(file.FileName)),
            FileNameStar = FileNames.IsPlain(file.FileName) ? null : file.FileName,
        };
        _form.Add(_file);
    }

    public HttpContent Content => _form;

    /// <summary>The file itself failed, not the service.</summary>
    public bool IsUnreadable => _file.IsUnreadable;

    public void Dispose() => _form.Dispose();

    private void AddText(string name, string? value)
    {
        if (value is not null)
        {
            var text = new StringContent(value);
            text.Headers.ContentType = null;
            text.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data") { Name = Quoted(name) };
            _form.Add(text);
        }
    }

    private static string Quoted(string text) => $"\"{text}\"";
}

/// <summary>File names as a header can carry them.</summary>
internal static class FileNames
{
    public static bool IsPlain(string name) => Plain(name) == name;

    public static string Plain(string name) => string.Concat(name.Select(letter => letter is < ' ' or > '~' or '"' or '\\' ? '_' : letter));
}
