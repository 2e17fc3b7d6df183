using System.Text.RegularExpressions;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

/// <summary>The files of a compose dialog: what the browser tells of them, what a person does with them, and what is seen of it.</summary>
internal sealed partial class DialogFiles(SignedInPages pages, ComposeFixture compose)
{
    public static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, 0];
    public static readonly byte[] Pdf = [.. "%PDF-1.7"u8];

    private int _lastId;

    public IReadOnlyList<string> Rows => [.. compose.Dialog.FindAll(".file").Select(row => Indentation().Replace(row.TextContent.ReplaceLineEndings(string.Empty).Trim(), string.Empty))];

    public string Said => compose.Dialog.Find(".files > [role=status]").TextContent;

    private IRenderedComponent<AttachmentFields> Fields => compose.Dialog.FindComponent<AttachmentFields>();

    public string NextId() => $"file{++_lastId}";

    public Task<string?> ChooseAsync(string id, string name, long size, byte[] head) =>
        Fields.InvokeAsync(() => Fields.Instance.ChosenAsync(id, name, size, head));

    public Task TellAsync(Action<AttachmentFields> tell) => Fields.InvokeAsync(() => tell(Fields.Instance));

    public Task TellAsync(Func<AttachmentFields, Task> tell) => Fields.InvokeAsync(() => tell(Fields.Instance));

    public Task<bool> UploadedAsync(string id, string name, long size, FileKind kind) => UploadedAsync(id, pages.Caller, name, size, kind);

    public Task<bool> UploadedAsync(string id, Caller caller, string name, long size, FileKind kind) =>
        Fields.InvokeAsync(() => Fields.Instance.UploadedAsync(id, Token(caller, name, size, kind)));

    /// <summary>What the portal gives the browser for a file that it took.</summary>
    public string Token(Caller caller, string name, long size, FileKind kind) => pages.Services.GetRequiredService<AttachmentTokens>().Make(
        caller, new Attachment { Url = $"https://files.example/{name}", Name = name, Size = size, Kind = kind, IsUploaded = true });

    public async Task AddAddressAsync(string address)
    {
        await compose.Dialog.Find("#compose-file-address").ChangeAsync(new() { Value = address });
        await compose.Dialog.Find(".address").SubmitAsync();
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Indentation();
}
