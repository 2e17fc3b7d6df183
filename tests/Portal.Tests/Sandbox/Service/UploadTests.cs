using System.Net.Http.Headers;
using System.Text;
using Portal.Sandbox;
using Portal.Services.HighLevel;
using Portal.Tests.HighLevel;

namespace Portal.Tests.Sandbox.Service;

/// <summary>What may be uploaded, and that it can be fetched again.</summary>
public sealed class UploadTests
{
    private const int FiveMegabytes = 5 * 1024 * 1024;

    [Fact]
    public async Task Five_files_of_the_allowed_size_are_taken_and_each_is_given_back_as_it_came()
    {
        await using var service = await ServiceStand.StartAsync();
        using var form = Form(("contactId", SandboxContacts.AnaRuiz));
        for (var number = 1; number <= 5; number++)
        {
            Add(form, $"photo {number}.PNG", new byte[FiveMegabytes], (byte)number);
        }

        var reply = await service.UploadAsync(form);

        Assert.Equal(200, reply.Status);
        Assert.NotNull(reply.Json["traceId"]);
        Assert.Equal(5, reply.Json["uploadedFiles"]!.AsObject().Count);
        using var anybody = new HttpClient();
        using var file = await anybody.GetAsync(new Uri((string)reply.Json["uploadedFiles"]!["photo 3.PNG"]!), TestContext.Current.CancellationToken);
        var bytes = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((FiveMegabytes, (byte)3, "image/png"), (bytes.Length, bytes[0], file.Content.Headers.ContentType!.MediaType));
        Assert.Contains("sandbox", file.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal(["photo 1.PNG", "photo 2.PNG", "photo 3.PNG", "photo 4.PNG", "photo 5.PNG"], service.Control.Uploads.Select(upload => upload.Name));
    }

    [Fact]
    public async Task Who_names_the_conversation_and_its_contact_is_understood()
    {
        await using var service = await ServiceStand.StartAsync();
        using var form = Form(("contactId", SandboxContacts.AnaRuiz), ("conversationId", await service.ConversationAsync(SandboxContacts.AnaRuiz)));
        Add(form, "fine.txt", new byte[10]);

        Assert.Equal(200, (await service.UploadAsync(form)).Status);
    }

    [Theory]
    [InlineData("big.png", FiveMegabytes + 1, 413, "File size exceeds the limit of 5 MB")]
    [InlineData("program.exe", 3, 415, "The file type of program.exe is not supported")]
    [InlineData("page.html", 3, 415, "The file type of page.html is not supported")]
    [InlineData("noextension", 3, 415, "The file type of noextension is not supported")]
    public async Task A_file_too_big_or_of_another_type_is_refused_in_the_older_form(string name, int length, int status, string message)
    {
        await using var service = await ServiceStand.StartAsync();
        using var form = Form(("contactId", SandboxContacts.AnaRuiz));
        Add(form, "fine.txt", new byte[10]);
        Add(form, name, new byte[length]);

        var reply = await service.UploadAsync(form);

        Assert.Equal((status, status, message), (reply.Status, (int?)reply.Json["status"], reply.Message));
        Assert.Null(reply.Json["statusCode"]);
        Assert.Empty(service.Control.Uploads);
    }

    [Theory]
    [InlineData(null, null, 1, 400, "conversationId or contactId is required")]
    [InlineData("unknown", null, 1, 404, "Contact not found")]
    [InlineData(null, "unknown", 1, 404, "Conversation not found")]
    [InlineData(SandboxContacts.NoraBlake, null, 1, 404, "Contact not found")]
    [InlineData("unknown", "own", 1, 404, "Contact not found")]
    [InlineData(SandboxContacts.AnaRuiz, "unknown", 1, 404, "Conversation not found")]
    [InlineData(SandboxContacts.AnaRuiz, "other", 1, 404, "Conversation not found")]
    [InlineData(SandboxContacts.AnaRuiz, null, 0, 400, "No file was uploaded")]
    [InlineData(SandboxContacts.AnaRuiz, null, 6, 400, "At most 5 files can be uploaded at once")]
    public async Task It_must_be_for_somebody_and_hold_some_files(string? contactId, string? conversationId, int files, int status, string message)
    {
        await using var service = await ServiceStand.StartAsync();
        conversationId = conversationId switch
        {
            "own" => await service.ConversationAsync(SandboxContacts.AnaRuiz),
            "other" => await service.ConversationAsync(SandboxContacts.OliviaOkoye),
            _ => conversationId,
        };
        using var form = Form(("contactId", contactId), ("conversationId", conversationId));
        for (var number = 0; number < files; number++)
        {
            Add(form, $"{number}.txt", new byte[3]);
        }

        var reply = await service.UploadAsync(form);

        Assert.Equal((status, message), (reply.Status, reply.Message));
    }

    [Fact]
    public async Task Another_sub_account_or_no_form_at_all_is_refused()
    {
        await using var service = await ServiceStand.StartAsync();
        using var form = Form(("contactId", SandboxContacts.AnaRuiz));
        Add(form, "a.txt", new byte[3]);

        Assert.Equal(403, (await service.UploadAsync(form, FakeAccessTokens.Northside)).Status);
        Assert.Equal(400, (await service.AskAsync(HttpMethod.Post, "conversations/messages/upload", "{}", FakeAccessTokens.Harbour)).Status);
        Assert.Equal(400, (await service.AskAsync(HttpMethod.Post, "conversations/messages/upload", "no parts", FakeAccessTokens.Harbour, contentType: "multipart/form-data")).Status);
        Assert.Equal(404, (await service.GetAsync("media/unknown/a.txt")).Status);
    }

    [Fact]
    public async Task The_oldest_files_go_when_there_are_too_many()
    {
        await using var service = await ServiceStand.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            using var form = Form(("contactId", SandboxContacts.AnaRuiz));
            Enumerable.Range(0, 5).ToList().ForEach(number => Add(form, $"{round}-{number}.txt", new byte[FiveMegabytes]));
            Assert.Equal(200, (await service.UploadAsync(form)).Status);
        }

        Assert.Equal((25, "1-0.txt"), (service.Control.Uploads.Count, service.Control.Uploads[0].Name));
    }

    [Fact]
    public async Task The_client_uploads_a_file_of_any_name_and_sends_its_address()
    {
        await using var service = await ServiceStand.StartAsync();
        await using var portal = ServiceUnderTest.At(service.Address);
        var (token, stop) = (new AccessToken(ServiceStand.Harbour, FakeAccessTokens.Harbour), TestContext.Current.CancellationToken);
        var file = new FileUpload
        {
            FileName = "Röntgen \"links\" 😀.txt",
            ContentType = "text/plain",
            Content = new MemoryStream("Hello"u8.ToArray()),
            ConversationId = await service.ConversationAsync(SandboxContacts.AnaRuiz),
        };

        var upload = Assert.IsType<ServiceAnswer<ServiceUpload>.Found>(await portal.Client.UploadAsync(token, file, stop)).Value;
        using var anybody = new HttpClient();

        Assert.Equal("Hello", await anybody.GetStringAsync(upload.Url, stop));
        Assert.Equal(new(ServiceStand.Harbour, file.FileName, "text/plain", 5), Assert.Single(service.Control.Uploads));
        var sent = await portal.Client.SendAsync(token, new SendMessageRequest { Type = "SMS", ContactId = SandboxContacts.AnaRuiz, Attachments = [upload.Url.AbsoluteUri] }, stop);
        Assert.IsType<SendOutcome.Accepted>(sent);
    }

    [Fact]
    public async Task The_client_is_told_why_a_file_was_not_taken()
    {
        await using var service = await ServiceStand.StartAsync();
        await using var portal = ServiceUnderTest.At(service.Address);
        var file = new FileUpload { FileName = "a.exe", ContentType = "text/plain", Content = new MemoryStream([1]), ContactId = SandboxContacts.AnaRuiz };

        var answer = await portal.Client.UploadAsync(new AccessToken(ServiceStand.Harbour, FakeAccessTokens.Harbour), file, TestContext.Current.CancellationToken);

        Assert.Equal((415, "The file type of a.exe is not supported"), Assert.IsType<ServiceAnswer<ServiceUpload>.Refused>(answer).Refusal is var refusal ? (refusal.Status, refusal.Message) : default);
    }

    private static MultipartFormDataContent Form(params (string Name, string? Value)[] fields)
    {
        var form = new MultipartFormDataContent { { new StringContent(ServiceStand.Harbour), "locationId" } };
        foreach (var (name, value) in fields)
        {
            if (value is not null)
            {
                form.Add(new StringContent(value, Encoding.UTF8), name);
            }
        }

        return form;
    }

    private static void Add(MultipartFormDataContent form, string name, byte[] bytes, byte first = 0)
    {
        if (bytes.Length > 0)
        {
            bytes[0] = first;
        }

        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(content, "fileAttachment", name);
    }
}
