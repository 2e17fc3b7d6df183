using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Web.Controls;

namespace Portal.Web.Features.History;

/// <summary>Messages as comma-separated values (RFC 4180), in UTF-8 with a byte order mark, by which spreadsheets know it.</summary>
internal static class HistoryCsv
{
    // A cell that a spreadsheet would take for a formula begins with an apostrophe instead.
    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { InjectionOptions = InjectionOptions.Escape, NewLine = "\r\n" };

    /// <param name="messages">In the order in which they are written.</param>
    /// <param name="zone">In which times stand beside those in UTC.</param>
    /// <param name="rules">Those of the sub-account, whose names the channels have.</param>
    /// <param name="waiting">Why a message that is due waits, as pages say it; null where it does not.</param>
    /// <param name="stream">Stays open.</param>
    /// <param name="cancellationToken">Stops in the middle.</param>
    public static async Task WriteAsync(IAsyncEnumerable<Message> messages, WallZone zone, SendingRules rules, Func<Message, string?> waiting, Stream stream, CancellationToken cancellationToken)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = new CsvWriter(text, Form);
        await WriteLineAsync(csv, ["Written (UTC)", $"Written, local time ({zone.Id})", "Person", "Contact", "Contact id", "Channel", "Subject", "Message", "Attachments", "State", "Reason", "Message id"]);
        await foreach (var message in messages.WithCancellation(cancellationToken))
        {
            await WriteLineAsync(csv, Cells(message, zone, rules, waiting(message)));
        }
    }

    private static string?[] Cells(Message message, WallZone zone, SendingRules rules, string? waiting) =>
    [
        Time(message.CreatedAt) + "Z",
        Time(zone.WallAt(message.CreatedAt)),
        message.AuthorName,
        message.ContactName,
        message.ContactId,
        rules.ChannelOf(message.ChannelKey).Title,
        message.Content.Subject,
        message.Content.WithSignature(),
        string.Join(' ', message.Content.Attachments.Select(attachment => attachment.Url)),
        (waiting is null ? StateWords.Of(message.State) : StateWords.Waiting).Word,
        waiting ?? message.Reason,
        message.Id.ToString(),
    ];

    private static string Time(DateTime time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static async Task WriteLineAsync(CsvWriter csv, string?[] cells)
    {
        foreach (var cell in cells)
        {
            csv.WriteField(cell);
        }

        await csv.NextRecordAsync();
    }
}
