using System.Text;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Simulation;
using Portal.Tests.Support;

namespace Portal.Tests.Materials;

public sealed class UploadServiceTests : IAsyncLifetime
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, .. new byte[100]];

    private readonly FakeHighLevel _service = new();
    private readonly FakeTokens _tokens = new();
    private TestDatabase? _store;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private ConversationIds Ids => new(_service, new ServiceReads(_tokens), new OwnMessages(Store.Database));

    public async ValueTask InitializeAsync() => _store = await TestDatabase.CreateAsync();

    public ValueTask DisposeAsync() => Store.DisposeAsync();

    [Fact]
    public async Task A_file_goes_to_the_service_under_a_clean_name_as_what_it_is()
    {
        var file = Assert.IsType<UploadOutcome.Uploaded>(await UploadAsync("C:\\temp\\x-ray.png", Png)).File;

        Assert.Equal(new Attachment { Url = "https://files.example/x-ray.png", Name = "x-ray.png", Size = Png.Length, Kind = FileKind.Png, IsUploaded = true }, file);
        var (upload, bytes) = Assert.Single(_service.Uploads);
        Assert.Equal(("x-ray.png", "image/png", "contact1", (long?)Png.Length), (upload.FileName, upload.ContentType, upload.ContactId, upload.Length));
        Assert.Equal(Png, bytes);
    }

    [Fact]
    public async Task It_names_the_conversation_too_where_one_is_known_and_the_contact_alone_when_that_is_gone()
    {
        await HasWrittenAsync("conversation1");
        await UploadAsync("x-ray.png", Png);
        Assert.Equal(("conversation1", "contact1"), (_service.Uploads.Last().File.ConversationId, _service.Uploads.Last().File.ContactId));

        var upload = _service.Upload;
        _service.Upload = file => file.ConversationId is null ? upload(file) : Refused<ServiceUpload>(404, "Conversation not found");
        Assert.IsType<UploadOutcome.Uploaded>(await UploadAsync("x-ray.png", Png));

        Assert.Equal((null, "contact1"), (_service.Uploads.Last().File.ConversationId, _service.Uploads.Last().File.ContactId));
        Assert.Equal(Png, _service.Uploads.Last().Bytes);
    }

    [Fact]
    public async Task What_its_name_says_counts_for_nothing()
    {
        Assert.Equal("invoice.pdf is a program, which HighLevel doesn’t take. A program can’t be sent.", NotTaken(await UploadAsync("invoice.pdf", [.. "MZ"u8, 0x90, 0, 3])));
        Assert.Equal("photo.png is an SVG drawing, which HighLevel doesn’t take. Save it as PNG.", NotTaken(await UploadAsync("photo.png", "<svg onload='alert(1)'/>"u8.ToArray())));
        Assert.Equal("photo.png.pdf is a PDF file, which SMS doesn’t take.", NotTaken(await UploadAsync("photo.png", "%PDF-1.7"u8.ToArray(), Channel.Sms)));
        Assert.Empty(_service.Uploads);

        Assert.Equal("photo.png.pdf", Assert.IsType<UploadOutcome.Uploaded>(await UploadAsync("photo.png", "%PDF-1.7"u8.ToArray())).File.Name);
    }

    [Fact]
    public async Task An_empty_file_is_not_taken()
    {
        Assert.Equal("a.png is empty.", NotTaken(await UploadAsync("a.png", [])));
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_not_taken_and_not_read_to_its_end()
    {
        var endless = new EndlessStream();

        var outcome = await UploadAsync("a.txt", endless);

        Assert.EndsWith("a file may have 5 MB.", NotTaken(outcome), StringComparison.Ordinal);
        Assert.InRange(endless.Given, AttachmentRules.LargestFile, AttachmentRules.LargestFile + 100_000);
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task The_largest_file_is_taken_whole()
    {
        var bytes = Encoding.ASCII.GetBytes(new string('a', (int)AttachmentRules.LargestFile));

        Assert.IsType<UploadOutcome.Uploaded>(await UploadAsync("a.txt", bytes));

        Assert.Equal(bytes.Length, Assert.Single(_service.Uploads).Bytes.Length);
    }

    [Fact]
    public async Task A_token_that_is_no_longer_valid_is_renewed_once_and_the_whole_file_sent_again()
    {
        _service.Upload = file => _service.Uploads.Count == 1
            ? Refused<ServiceUpload>(401, "Invalid JWT", TokenProblem.Invalid)
            : new ServiceAnswer<ServiceUpload>.Found(new ServiceUpload(file.FileName, new Uri("https://files.example/2")));

        var file = Assert.IsType<UploadOutcome.Uploaded>(await UploadAsync("x-ray.png", Png)).File;

        Assert.Equal("https://files.example/2", file.Url);
        Assert.All(_service.Uploads, upload => Assert.Equal(Png, upload.Bytes));
        Assert.Equal((2, 1), (_service.Uploads.Count, _tokens.Rejected));
    }

    [Fact]
    public async Task Without_a_token_nothing_leaves()
    {
        _tokens.Answer = new TokenAnswer.Missing("HighLevel is not connected.");

        Assert.Equal("HighLevel is not connected.", Assert.IsType<UploadOutcome.NotAllowed>(await UploadAsync("x-ray.png", Png)).Reason);
        Assert.Empty(_service.Uploads);
    }

    [Theory]
    [InlineData(413, "File too large")]
    [InlineData(415, "Unsupported file")]
    public async Task What_the_service_does_not_take_is_said_in_its_words(int status, string words)
    {
        _service.Upload = _ => Refused<ServiceUpload>(status, words);

        Assert.Equal($"The service does not take x-ray.png: “{words}”.", NotTaken(await UploadAsync("x-ray.png", Png)));
    }

    [Fact]
    public async Task A_contact_that_is_gone_a_right_that_is_missing_and_a_service_that_is_away_are_three_things()
    {
        _service.Upload = _ => Refused<ServiceUpload>(404, "Contact not found");
        Assert.Equal("The service does not have this contact in this sub-account.", NotTaken(await UploadAsync("x-ray.png", Png)));

        _service.Upload = _ => Refused<ServiceUpload>(403, "No scope", TokenProblem.NotAllowed);
        Assert.IsType<UploadOutcome.NotAllowed>(await UploadAsync("x-ray.png", Png));

        _service.Upload = _ => new ServiceAnswer<ServiceUpload>.Unavailable("The service did not answer in time.");
        Assert.Equal("The service did not answer in time.", Assert.IsType<UploadOutcome.Unavailable>(await UploadAsync("x-ray.png", Png)).Reason);
    }

    private Task HasWrittenAsync(string conversationId)
    {
        var message = Some.Message(Some.Staff());
        MessageFields.Set(message, nameof(Message.ConversationId), conversationId);
        return Store.AddAsync(message);
    }

    private static string NotTaken(UploadOutcome outcome) => Assert.IsType<UploadOutcome.NotTaken>(outcome).Reason;

    private static ServiceAnswer<T> Refused<T>(int status, string words, TokenProblem problem = TokenProblem.None) =>
        new ServiceAnswer<T>.Refused(new ServiceRefusal(status, null, words, null) { TokenProblem = problem });

    private async Task<UploadOutcome> UploadAsync(string name, byte[] bytes, Channel? channel = null)
    {
        using var content = new MemoryStream(bytes);
        return await UploadAsync(name, content, channel);
    }

    private Task<UploadOutcome> UploadAsync(string name, Stream content, Channel? channel = null) =>
        new UploadService(_service, new ServiceReads(_tokens), Ids).UploadAsync(
            Some.Staff(),
            new UploadCommand { ContactId = "contact1", Channel = channel ?? Channel.Email, Name = name, Content = content },
            TestContext.Current.CancellationToken);

    /// <summary>Letters without an end.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'a');
            Given += buffer.Length;
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
