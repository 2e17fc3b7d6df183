using System.Globalization;
using System.Text;
using System.Text.Json;
using Portal.Services.Composing;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.Storage;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

/// <summary>What is read for a file, beside what the message's own entity says.</summary>
public class ExportReaderTests
{
    private static readonly MessageContent Everything = new()
    {
        Body = "Grüße,\n\"bis\" neun\u2028<b> \\ 😀",
        IsHtml = true,
        Subject = "Ümläut",
        Signature = "Maya",
        EmailFrom = "ada@example.com",
        EmailTo = "ana@example.com",
        EmailCc = ["bo@example.com", "cy@example.com"],
        EmailBcc = ["di@example.com"],
        FromNumber = "+16175550100",
        ToNumber = "+16175550101",
        Attachments = [new() { Name = "plan.pdf", Url = "https://files.test/plan.pdf", Size = 12, IsUploaded = true }],
    };

    [Fact]
    public async Task Every_column_is_the_messages_own_with_and_without_what_may_be_missing()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (plain, full) = (By(Ana, Start, string.Empty).Held(), Planned(By(Ana, Start.AddTicks(12_345_670), Everything, Channel.Email, "O'Neil, \"Al\"")));
        await store.AddAsync(plain, full);

        var read = await store.Database.ReadAsync(
            (context, token) => ExportReader.ReadAsync(context, context.Messages.OrderBy(m => m.Id), token), TestContext.Current.CancellationToken);

        Assert.Equal(((Message[])[plain, full]).Select(ExportedMessage.Columns.Compile()).OrderBy(m => m.Id), read);
        Assert.All(read, m => Assert.Equal(DateTimeKind.Utc, m.CreatedAt.Kind));
    }

    [Fact]
    public void A_content_is_read_as_its_converter_reads_it_but_for_what_files_do_not_say()
    {
        foreach (var content in (MessageContent[])[Everything, MessageContent.Empty, new() { Body = "short" }])
        {
            var stored = MessageContentConverter.Write(content with { TemplateId = "template", AppointmentId = "appointment", ProviderId = "provider", Meant = ["a", "b"] });

            Assert.Equal(content, ExportedContent.Read(Encoding.UTF8.GetBytes(stored)));
        }
    }

    [Theory]
    [InlineData("{\"body\":null,\"emailCc\":null,\"attachments\":null}")]
    [InlineData("{\"laterThan\":{\"body\":\"another\"},\"body\":\"\"}")]
    public void What_is_missing_or_not_known_is_passed_over(string stored) => Assert.Equal(MessageContent.Empty, ExportedContent.Read(Encoding.UTF8.GetBytes(stored)));

    [Fact]
    public void What_is_no_content_is_said_and_not_passed_over() => Assert.ThrowsAny<JsonException>(() => ExportedContent.Read("{\"body\":"u8));

    [Theory]
    [InlineData("2026-03-02 09:00:00")]
    [InlineData("2026-03-02 09:00:00.1")]
    [InlineData("2026-03-02 23:59:59.9999999")]
    [InlineData("0001-01-01 00:00:00")]
    [InlineData("9999-12-31 23:59:59.0000001")]
    public void A_stored_time_is_what_the_framework_reads(string text)
    {
        Assert.True(StoredTime.TryRead(text, out var time));
        Assert.Equal((DateTime.Parse(text, CultureInfo.InvariantCulture), DateTimeKind.Utc), (time, time.Kind));
    }

    [Theory]
    [InlineData("2026-03-02T09:00:00")]
    [InlineData("2026-03-02 09:00:00Z")]
    [InlineData("2026-02-30 09:00:00")]
    [InlineData("2026-13-02 09:00:00")]
    [InlineData("0000-01-01 09:00:00")]
    [InlineData("2026-03-02 24:00:00")]
    [InlineData("2026-03-02 09:00")]
    [InlineData("2026-03-02 09:00:00.12345678")]
    [InlineData("2026-03-02 09:00:0x")]
    public void Another_form_is_left_to_the_framework(string text) => Assert.False(StoredTime.TryRead(text, out _));

    private static Message Planned(Message message)
    {
        var at = message.CreatedAt.AddHours(1);
        return new()
        {
            Id = message.Id,
            LocationId = message.LocationId,
            AuthorId = message.AuthorId,
            AuthorName = message.AuthorName,
            ContactId = message.ContactId,
            ContactName = message.ContactName,
            ChannelKey = message.ChannelKey,
            Content = message.Content,
            ClientToken = message.ClientToken,
            CreatedAt = message.CreatedAt,
            DueAt = at,
            StateAt = message.StateAt,
            Plan = new SendPlan(at, "2026-03-02T11:00", "Europe/Berlin", OnlyIfUnanswered: false, HeldByService: false),
            RetryOf = Guid.CreateVersion7(),
        };
    }
}

[StoredIn(StorageProvider.Postgres)]
public sealed class ExportReaderOnPostgresTests : ExportReaderTests;
