using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Services.Exports;

/// <summary>Comma-separated values (RFC 4180), in UTF-8 with a byte order mark, by which spreadsheets know it.</summary>
internal sealed class CsvLines(WallZone zone, SendingRules rules, Func<ExportedMessage, ToldState> tell) : ExportLines
{
    // A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };
    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    public override void Write(Stream file, IReadOnlyList<ExportedMessage> messages, ILookup<Guid, MessageEvent> events, bool isFirst)
    {
        file.Write(isFirst ? Encoding.UTF8.Preamble : []);
        using var text = new StreamWriter(file, Plain, leaveOpen: true);
        using var csv = new CsvWriter(text, Form);
        if (isFirst)
        {
            WriteLine(csv, ["Written (UTC)", $"Written, local time ({zone.Id})", "Person", "Contact", "Contact id", "Channel", "Subject", "Message", "Attachments", "State", "Reason", "Message id"]);
        }

        foreach (var message in messages)
        {
            WriteLine(csv, Cells(message, tell(message)));
        }
    }

    private string?[] Cells(ExportedMessage message, ToldState told) =>
    [
        Time(message.CreatedAt) + "Z",
        Time(zone.WallAt(message.CreatedAt)),
        message.AuthorName,
        message.ContactName,
        message.ContactId,
        rules.ChannelOf(message.ChannelKey).Title,
        message.Content.Subject,
        message.RemovedWords ?? message.Content.WithSignature(),
        string.Join(' ', message.Content.Attachments.Select(attachment => attachment.Url)),
        told.Word,
        told.Reason,
        message.Id.ToString(),
    ];

    private static string Time(DateTime time) => time.ToString("s", CultureInfo.InvariantCulture);

    private static void WriteLine(CsvWriter csv, string?[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        csv.NextRecord();
    }
}
