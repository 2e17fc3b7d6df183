using System.Text;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Exports;

public sealed class JsonLinesTests
{
    [Fact]
    public async Task Each_message_is_one_line_however_many_lines_it_has_and_says_what_the_documentation_promises()
    {
        var message = By(Ana, Start, new MessageContent { Body = "Grüße,\n\"bis\" neun\u2028<b>", Subject = "Ümläut", Attachments = [new() { Name = "plan.pdf", Url = "https://files.test/plan.pdf" }] }, Channel.Email);
        var other = By(Ben, Start.AddSeconds(1)).Held();

        var text = await FileAsync(message, other);

        var lines = text.Split('\n');
        Assert.Equal((3, string.Empty), (lines.Length, lines[2]));
        using var first = JsonDocument.Parse(lines[0]);
        Assert.Equal(Documented(), first.RootElement.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            (message.Id.ToString(), "2026-03-02T09:00:00.000Z", "2026-03-02T10:00:00.000", "Ana Staff", "id-Ruiz, Ana", "Email", "Grüße,\n\"bis\" neun\u2028<b>", "https://files.test/plan.pdf"),
            (Text(first, "id"), Text(first, "writtenAt"), Text(first, "writtenAtLocal"), Text(first, "person", "name"), Text(first, "contact", "id"), Text(first, "channel", "id"), Text(first, "body"),
                first.RootElement.GetProperty("attachments")[0].GetProperty("url").GetString()));
        Assert.Contains("Grüße", lines[0], StringComparison.Ordinal);
        using var second = JsonDocument.Parse(lines[1]);
        Assert.Equal(("Held", "Something is wrong."), (Text(second, "state"), Text(second, "reason")));
    }

    [Fact]
    public async Task Nothing_found_is_an_empty_file() => Assert.Equal(string.Empty, await FileAsync());

    private static string? Text(JsonDocument line, params string[] path) => path.Aggregate(line.RootElement, (element, name) => element.GetProperty(name)).GetString();

    // The table of docs/export.md, whose rows begin with the field's name.
    private static IEnumerable<string> Documented() => File.ReadLines(Path.Combine(Support.Repository.Root, "docs", "export.md"))
        .SkipWhile(line => !line.StartsWith("## JSON lines", StringComparison.Ordinal)).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => line.Split('|')[1].Split(',')).Select(name => name.Trim(' ', '`'));

    private static async Task<string> FileAsync(params Message[] messages)
    {
        using var stream = new MemoryStream();
        var lines = ExportLines.Of(ExportFormat.JsonLines, WallZone.Of("Europe/Berlin"), new SendingRules(), message => new ToldState(message.State.ToString(), message.Reason));
        await lines.WriteAsync(messages.Select(ExportedMessage.Columns.Compile()).ToAsyncEnumerable(), stream, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
