using System.Text;
using Portal.Services.Composing;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Exports;

public sealed class CsvLinesTests
{
    [Fact]
    public async Task A_file_is_known_as_utf_8_says_times_in_both_clocks_and_keeps_quotes_commas_and_lines()
    {
        var message = By(Ana, Start, new MessageContent { Body = "He said \"nine\", or\nten.", Subject = "Ümläut" }, Channel.Email);

        var file = await FileAsync(message);

        Assert.Equal([0xEF, 0xBB, 0xBF], file[..3]);
        var lines = Encoding.UTF8.GetString(file[3..]).Split("\r\n");
        Assert.Equal("Written (UTC),\"Written, local time (Europe/Berlin)\",Person,Contact,Contact id,Channel,Subject,Message,Attachments,State,Reason,Message id", lines[0]);
        Assert.Equal($"2026-03-02T09:00:00Z,2026-03-02T10:00:00,Ana Staff,\"Ruiz, Ana\",\"id-Ruiz, Ana\",Email,Ümläut,\"He said \"\"nine\"\", or\nten.\",,Scheduled,,{message.Id}", lines[1]);
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1 617 555 0100")]
    [InlineData("-1")]
    [InlineData("@sum")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    public async Task A_cell_that_a_spreadsheet_would_calculate_begins_with_an_apostrophe(string body)
    {
        var text = Encoding.UTF8.GetString(await FileAsync(By(Ana, Start, body)));

        Assert.Contains($"'{body}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($",{body}", text, StringComparison.Ordinal);
        Assert.DoesNotContain($",\"{body}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_waits_is_said_to_wait_with_the_reason_as_on_the_page()
    {
        var (waits, other) = (By(Ana, Start), By(Ana, Start.AddSeconds(1)));

        var lines = Encoding.UTF8.GetString(await FileAsync(message => message.Id == waits.Id ? new ToldState("Waiting", "Waiting: HighLevel does not answer.") : new ToldState("Scheduled", null), waits, other)).Split("\r\n");

        Assert.EndsWith($",Waiting,Waiting: HighLevel does not answer.,{waits.Id}", lines[1], StringComparison.Ordinal);
        Assert.EndsWith($",Scheduled,,{other.Id}", lines[2], StringComparison.Ordinal);
    }

    private static Task<byte[]> FileAsync(params Message[] messages) => FileAsync(message => new ToldState(message.State.ToString(), message.Reason), messages);

    private static async Task<byte[]> FileAsync(Func<ExportedMessage, ToldState> tell, params Message[] messages)
    {
        using var stream = new MemoryStream();
        await ExportLines.Of(ExportFormat.Csv, WallZone.Of("Europe/Berlin"), new SendingRules(), tell).WriteAsync(messages.Select(ExportedMessage.Columns.Compile()).ToAsyncEnumerable(), stream, TestContext.Current.CancellationToken);
        return stream.ToArray();
    }
}
