using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class UploadTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Fact]
    public async Task A_file_goes_out_as_a_form_with_its_sub_account_and_conversation()
    {
        _service.Says(HttpStatusCode.OK, """{"uploadedFiles":{"x-ray.png":"https://files.test/x-ray.png"}}""");
        var progress = new Counter();

        var upload = Found(await UploadAsync(File("x-ray.png", "PIXELS") with { ConversationId = "v1", ContactId = "c1", Sent = progress }));

        Assert.Equal(new ServiceUpload("x-ray.png", new Uri("https://files.test/x-ray.png")), upload);
        Assert.Equal((HttpMethod.Post, "https://service.test/base/conversations/messages/upload", "2021-04-15"), (_service.Only.Method, _service.Only.Address, _service.Only.Headers["Version"]));
        Assert.StartsWith("multipart/form-data; boundary=", _service.Only.Headers["Content-Type"], StringComparison.Ordinal);
        Assert.Equal(
            [("name=\"locationId\"", "location1"), ("name=\"conversationId\"", "v1"), ("name=\"contactId\"", "c1"), ("name=\"fileAttachment\"; filename=\"x-ray.png\"", "PIXELS")],
            Parts(_service.Only.Body!));
        Assert.Contains("Content-Type: image/png", _service.Only.Body, StringComparison.Ordinal);
        Assert.Equal(6, progress.Last);
    }

    [Fact]
    public async Task Without_a_conversation_it_names_the_contact()
    {
        _service.Says(HttpStatusCode.Created, """{"uploadedFiles":{"a.txt":"https://files.test/a"}}""");

        Found(await UploadAsync(File("a.txt", "A") with { ContactId = "c1", ContentType = "rubbish" }));

        Assert.Equal(("name=\"contactId\"", "c1"), Parts(_service.Only.Body!)[1]);
        Assert.Contains("Content-Type: application/octet-stream", _service.Only.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_a_header_can_not_carry_is_sent_whole_beside_a_plain_one()
    {
        _service.Says(HttpStatusCode.OK, """{"uploadedFiles":{"R_ntgen _1_.png":"https://files.test/1"}}""");

        var upload = Found(await UploadAsync(File("Röntgen \"1\".png", "A")));

        Assert.Equal("Röntgen \"1\".png", upload.FileName);
        Assert.Contains("filename=\"R_ntgen _1_.png\"; filename*=utf-8''R%C3%B6ntgen%20%221%22.png", _service.Only.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"uploadedFiles":{"a.txt":"https://files.test/a"},"twilioMediaSids":[]}""")]
    [InlineData("""{"uploadedFiles":{"renamed.txt":"https://files.test/a"}}""")]
    [InlineData("""{"uploadedFiles":{"a.txt":{"url":"https://files.test/a"}}}""")]
    [InlineData("""{"uploadedFiles":["https://files.test/a"]}""")]
    [InlineData("""{"uploadedFiles":[{"name":"a.txt","url":"https://files.test/a"}]}""")]
    [InlineData("""{"data":{"uploadedFiles":{"a.txt":"https://files.test/a"}},"traceId":"t"}""")]
    [InlineData("""{"urls":["https://files.test/a"]}""")]
    [InlineData("""{"url":"https://files.test/a"}""")]
    public async Task The_address_is_found_wherever_the_answer_has_it(string body)
    {
        _service.Says(HttpStatusCode.OK, body);

        Assert.Equal("https://files.test/a", Found(await UploadAsync(File("a.txt", "A"))).Url.AbsoluteUri);
    }

    [Theory]
    [InlineData("""{"uploadedFiles":{}}""")]
    [InlineData("""{"uploadedFiles":{"a.txt":"javascript:alert(1)"}}""")]
    [InlineData("""{"uploadedFiles":{"a.txt":"/relative"}}""")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_answer_without_an_address_is_unavailable(string body)
    {
        _service.Says(HttpStatusCode.OK, body);

        Assert.IsType<ServiceAnswer<ServiceUpload>.Unavailable>(await UploadAsync(File("a.txt", "A")));
    }

    [Theory]
    [InlineData(413, """{"status":413,"message":"File too large"}""", "File too large")]
    [InlineData(415, """{"status":415,"message":"Unsupported file type"}""", "Unsupported file type")]
    [InlineData(404, """{"status":404,"message":"Conversation not found"}""", "Conversation not found")]
    public async Task A_refused_file_keeps_the_services_words(int status, string body, string message)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.Equal(new ServiceRefusal(status, null, message, null), Assert.IsType<ServiceAnswer<ServiceUpload>.Refused>(await UploadAsync(File("a.txt", "A"))).Refusal);
    }

    [Fact]
    public async Task A_file_that_can_not_be_read_is_not_blamed_on_the_service()
    {
        _service.Says(HttpStatusCode.OK, """{"uploadedFiles":{"a.txt":"https://files.test/a"}}""");

        var answer = await UploadAsync(File("a.txt", "A") with { Content = new BrokenStream() });

        Assert.Equal("The file could not be read to its end.", Assert.IsType<ServiceAnswer<ServiceUpload>.Unavailable>(answer).Reason);
    }

    [Fact]
    public async Task A_big_file_has_minutes_and_then_no_more()
    {
        var ending = CancellationToken.None;
        _service.Connect = stop => Task.Delay(Timeout.Infinite, ending = stop);
        await using var portal = ServiceUnderTest.On(_service);

        var uploading = portal.Client.UploadAsync(ServiceUnderTest.Token, File("a.txt", "A"), TestContext.Current.CancellationToken);
        portal.Clock.Advance(TimeSpan.FromSeconds(299));
        Assert.False(ending.IsCancellationRequested);
        portal.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("The service took too long to answer.", Assert.IsType<ServiceAnswer<ServiceUpload>.Unavailable>(await uploading).Reason);
    }

    [Fact]
    public async Task An_upload_that_is_cancelled_is_no_answer_and_leaves_the_file_open()
    {
        using var stopping = new CancellationTokenSource();
        _service.Connect = stop => Task.Delay(Timeout.Infinite, stop);
        await using var portal = ServiceUnderTest.On(_service);
        var file = File("a.txt", "A");

        var uploading = portal.Client.UploadAsync(ServiceUnderTest.Token, file, stopping.Token);
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => uploading);
        Assert.True(file.Content.CanRead);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(9)]
    public async Task A_file_of_another_length_than_was_said_is_not_uploaded(long length)
    {
        await using var server = new RawServer(async connection =>
        {
            if (await connection.ReadRequestAsync() is not null)
            {
                await connection.AnswerAsync(200, """{"uploadedFiles":{"a.txt":"https://files.test/a"}}""");
            }
        });
        await using var portal = ServiceUnderTest.At(server.Address);

        var answer = await portal.Client.UploadAsync(ServiceUnderTest.Token, File("a.txt", "PIXELS") with { Length = length }, TestContext.Current.CancellationToken);

        Assert.IsType<ServiceAnswer<ServiceUpload>.Unavailable>(answer);
        Assert.Equal(0, server.Requests);
    }

    public void Dispose() => _service.Dispose();

    private static FileUpload File(string name, string content) => new() { FileName = name, ContentType = "image/png", Content = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content)) };

    private static ServiceUpload Found(ServiceAnswer<ServiceUpload> answer) => Assert.IsType<ServiceAnswer<ServiceUpload>.Found>(answer).Value;

    /// <summary>Of each part: what its disposition says behind <c>form-data</c>, and its content.</summary>
    private static List<(string Disposition, string Content)> Parts(string body)
    {
        var boundary = body[..body.IndexOf("\r\n", StringComparison.Ordinal)];
        return [.. body.Split(boundary, StringSplitOptions.RemoveEmptyEntries).Where(part => !part.StartsWith("--", StringComparison.Ordinal)).Select(Part)];
    }

    private static (string Disposition, string Content) Part(string part)
    {
        var halves = part.Trim('\r', '\n').Split("\r\n\r\n");
        var disposition = halves[0].Split("\r\n").Single(line => line.StartsWith("Content-Disposition", StringComparison.Ordinal));
        return (disposition["Content-Disposition: form-data; ".Length..], halves[1]);
    }

    private async Task<ServiceAnswer<ServiceUpload>> UploadAsync(FileUpload file)
    {
        await using var portal = ServiceUnderTest.On(_service);
        return await portal.Client.UploadAsync(ServiceUnderTest.Token, file, TestContext.Current.CancellationToken);
    }

    private sealed class Counter : IProgress<long>
    {
        public long Last { get; private set; }

        public void Report(long value) => Last = value;
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("The page is gone.");
    }
}
