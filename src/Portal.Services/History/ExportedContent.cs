using System.Text.Json;
using Portal.Services.Composing;

namespace Portal.Services.History;

/// <summary>
/// Reads of a stored content what files say of it: words, files and addresses. <see cref="MessageContentConverter"/> reads all there is, by
/// reflection, which takes several times as long; this goes by the same names.
/// </summary>
internal struct ExportedContent
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    private string? _body;
    private string? _subject;
    private string? _signature;
    private bool _isHtml;
    private IReadOnlyList<Attachment>? _attachments;
    private string? _emailFrom;
    private string? _emailTo;
    private string? _fromNumber;
    private string? _toNumber;
    private IReadOnlyList<string>? _emailCc;
    private IReadOnlyList<string>? _emailBcc;

    /// <param name="stored">JSON in UTF-8, as <see cref="MessageContentConverter"/> writes it.</param>
    public static MessageContent Read(ReadOnlySpan<byte> stored)
    {
        var json = new Utf8JsonReader(stored);
        var content = default(ExportedContent);
        json.Read();
        while (json.Read() && json.TokenType is JsonTokenType.PropertyName)
        {
            if (!content.TakesWords(ref json) && !content.TakesAddress(ref json))
            {
                json.Skip();
            }
        }

        return content.ToContent();
    }

    private bool TakesWords(ref Utf8JsonReader json) =>
        Takes(ref json, "body"u8, ref _body) || Takes(ref json, "subject"u8, ref _subject) || Takes(ref json, "signature"u8, ref _signature)
        || Takes(ref json, "isHtml"u8, ref _isHtml) || Takes(ref json, "attachments"u8, ref _attachments);

    private bool TakesAddress(ref Utf8JsonReader json) =>
        Takes(ref json, "emailCc"u8, ref _emailCc) || Takes(ref json, "emailBcc"u8, ref _emailBcc) || Takes(ref json, "emailFrom"u8, ref _emailFrom)
        || Takes(ref json, "emailTo"u8, ref _emailTo) || Takes(ref json, "fromNumber"u8, ref _fromNumber) || Takes(ref json, "toNumber"u8, ref _toNumber);

    private static bool Takes(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ref string? value)
    {
        var isIt = json.ValueTextEquals(name);
        value = isIt && json.Read() ? json.GetString() : value;
        return isIt;
    }

    private static bool Takes(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ref bool value)
    {
        var isIt = json.ValueTextEquals(name);
        value = isIt && json.Read() ? json.GetBoolean() : value;
        return isIt;
    }

    private static bool Takes<T>(ref Utf8JsonReader json, ReadOnlySpan<byte> name, ref IReadOnlyList<T>? value)
    {
        var isIt = json.ValueTextEquals(name);
        if (isIt && json.Read() && json.TokenType is JsonTokenType.StartArray && !IsEmpty(json))
        {
            value = JsonSerializer.Deserialize<IReadOnlyList<T>>(ref json, Options);
        }
        else if (isIt)
        {
            json.Skip();
        }

        return isIt;
    }

    // On a copy of the reader, which stays where it is.
    private static bool IsEmpty(Utf8JsonReader array) => array.Read() && array.TokenType is JsonTokenType.EndArray;

    private readonly MessageContent ToContent() => new()
    {
        Body = _body ?? string.Empty,
        Subject = _subject,
        Signature = _signature,
        IsHtml = _isHtml,
        Attachments = _attachments ?? [],
        EmailFrom = _emailFrom,
        EmailTo = _emailTo,
        EmailCc = _emailCc ?? [],
        EmailBcc = _emailBcc ?? [],
        FromNumber = _fromNumber,
        ToNumber = _toNumber,
    };
}
