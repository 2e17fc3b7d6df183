using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.People;
using Portal.Tests.SignIn;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

public sealed class FileEndpointTests : IAsyncLifetime
{
    private const string Address = $"/compose/files?contactId={SandboxContacts.AnaRuiz}&channel=Email";
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, .. new byte[100]];

    private readonly FakeHighLevel _service = new();
    private RunningPortal? _portal;
    private Visitor? _visitor;

    private RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    private Visitor Visitor => _visitor ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _portal = await RunningPortal.StartAsync(configure: services =>
            services.AddSingleton(provider => new UploadService(_service, provider.GetRequiredService<ServiceReads>(), provider.GetRequiredService<ConversationIds>())));
        _visitor = new Visitor(_portal.Address);
    }

    public async ValueTask DisposeAsync()
    {
        Visitor.Dispose();
        await Portal.DisposeAsync();
    }

    [Fact]
    public async Task A_signed_in_person_gets_a_token_that_only_the_same_person_can_open_in_the_same_sub_account()
    {
        await Visitor.SignInAsync("maya");

        var answer = await UploadAsync("../x-ray.png", Png);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var file = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        Assert.Equal(("x-ray.png", Png.Length), (file.GetProperty("name").GetString(), file.GetProperty("size").GetInt32()));
        Assert.Equal((SandboxContacts.AnaRuiz, "image/png"), (_service.Uploads.Single().File.ContactId, _service.Uploads.Single().File.ContentType));
        var token = file.GetProperty("token").GetString() ?? string.Empty;
        Assert.DoesNotContain("files.example", token, StringComparison.Ordinal);
        var maya = await PersonAsync();
        Assert.Equal("https://files.example/x-ray.png", Tokens.Open(maya, token)?.Url);
        Assert.Null(Tokens.Open(maya with { LocationId = SandboxSubAccounts.NorthsideFitness }, token));
        Assert.Null(Tokens.Open(maya with { PersonId = Guid.CreateVersion7() }, token));
    }

    [Fact]
    public async Task A_stranger_is_refused_in_words_for_a_script()
    {
        using var request = Request("x-ray.png", Png);
        request.Headers.Add("X-Requested-With", "XMLHttpRequest");

        Assert.Equal(HttpStatusCode.Unauthorized, (await Visitor.SendAsync(request)).StatusCode);
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task A_request_that_no_page_of_the_portal_made_is_refused()
    {
        await Visitor.SignInAsync("maya");

        using var bare = Request("x-ray.png", Png);
        Assert.Equal((HttpStatusCode.BadRequest, "This page was open too long, or is from another sign-in. Reload it and try again."), await ProblemAsync(await Visitor.SendAsync(bare)));

        using var foreign = Request("x-ray.png", Png);
        foreign.Headers.Add("RequestVerificationToken", await Visitor.AntiforgeryTokenAsync("/history"));
        foreign.Headers.Add("Origin", "https://evil.example");
        Assert.Equal((HttpStatusCode.Forbidden, "Files are taken from the portal’s own pages only."), await ProblemAsync(await Visitor.SendAsync(foreign)));
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task A_token_of_another_sign_in_is_refused()
    {
        using var noor = new Visitor(Portal.Address);
        await noor.SignInAsync("noor");
        await Visitor.SignInAsync("maya");

        using var request = Request("x-ray.png", Png);
        request.Headers.Add("RequestVerificationToken", await noor.AntiforgeryTokenAsync("/history"));

        Assert.Equal(HttpStatusCode.BadRequest, (await Visitor.SendAsync(request)).StatusCode);
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task What_is_too_large_is_refused_before_and_while_it_comes()
    {
        await Visitor.SignInAsync("maya");
        var token = await Visitor.AntiforgeryTokenAsync("/history");
        var tooLarge = new byte[AttachmentRules.LargestFile + 100];

        using var told = Request("a.bin", tooLarge);
        told.Headers.ExpectContinue = true;
        told.Headers.Add("RequestVerificationToken", token);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A file may have 5 MB."), await ProblemAsync(await Visitor.SendAsync(told)));

        using var untold = Request("a.bin", tooLarge);
        untold.Headers.TransferEncodingChunked = true;
        untold.Headers.Add("RequestVerificationToken", token);
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, "A file may have 5 MB."), await ProblemAsync(await Visitor.SendAsync(untold)));
        Assert.Empty(_service.Uploads);
    }

    [Fact]
    public async Task Each_ending_has_its_status_and_its_words()
    {
        await Visitor.SignInAsync("maya");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invoice.pdf is a program, which HighLevel doesn’t take. A program can’t be sent."), await ProblemAsync(await UploadAsync("invoice.pdf", [.. "MZ"u8, 0])));
        _service.Upload = _ => new ServiceAnswer<ServiceUpload>.Unavailable("The service did not answer in time.");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "The service did not answer in time."), await ProblemAsync(await UploadAsync("x-ray.png", Png)));
        _service.Upload = _ => new ServiceAnswer<ServiceUpload>.Refused(new ServiceRefusal(403, null, "No.", null) { TokenProblem = TokenProblem.NotAllowed });
        Assert.Equal(HttpStatusCode.Forbidden, (await UploadAsync("x-ray.png", Png)).StatusCode);
    }

    [Fact]
    public async Task A_fifth_file_of_one_person_waits_until_one_of_four_is_done_and_others_do_not()
    {
        using var noor = new Visitor(Portal.Address);
        await Visitor.SignInAsync("maya");
        await noor.SignInAsync("noor");
        using var held = new SemaphoreSlim(0);
        _service.Upload = file =>
        {
            held.Wait(TestContext.Current.CancellationToken);
            return new ServiceAnswer<ServiceUpload>.Found(new ServiceUpload(file.FileName, new Uri($"https://files.example/{file.FileName}")));
        };
        var four = Enumerable.Range(1, 4).Select(n => Task.Run(() => UploadAsync($"{n}.png", Png))).ToList();
        await Eventually.BeTrueAsync(() => _service.Uploads.Count == 4);

        var fifth = await UploadAsync("5.png", Png);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Waiting: 4 other files of yours are being uploaded."), await ProblemAsync(fifth));
        Assert.Equal(TimeSpan.FromSeconds(2), fifth.Headers.RetryAfter?.Delta);
        var anothers = Task.Run(() => UploadAsync(noor, "6.png", Png));
        await Eventually.BeTrueAsync(() => _service.Uploads.Count == 5);

        held.Release(100);
        Assert.All(await Task.WhenAll([.. four, anothers]), answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        Assert.Equal(HttpStatusCode.OK, (await UploadAsync("5.png", Png)).StatusCode);
    }

    [Fact]
    public async Task A_name_may_be_in_any_script()
    {
        await Visitor.SignInAsync("maya");

        var file = await (await UploadAsync("Röntgen 写真.png", Png)).Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);

        Assert.Equal("Röntgen 写真.png", file.GetProperty("name").GetString());
    }

    private AttachmentTokens Tokens => Portal.Services.GetRequiredService<AttachmentTokens>();

    private async Task<Caller> PersonAsync()
    {
        var id = await Portal.Services.GetRequiredService<Portal.Services.Storage.Database>().ReadAsync(
            (context, _) => Task.FromResult(context.People.Single().Id), TestContext.Current.CancellationToken);
        return new Caller(id, "Maya", SandboxSubAccounts.HarbourDental, Role.Staff);
    }

    private Task<HttpResponseMessage> UploadAsync(string name, byte[] bytes) => UploadAsync(Visitor, name, bytes);

    private static async Task<HttpResponseMessage> UploadAsync(Visitor visitor, string name, byte[] bytes)
    {
        using var request = Request(name, bytes);
        request.Headers.Add("RequestVerificationToken", await visitor.AntiforgeryTokenAsync("/history"));
        return await visitor.SendAsync(request);
    }

    private static HttpRequestMessage Request(string name, byte[] bytes) => new(HttpMethod.Post, Address)
    {
        Content = new ByteArrayContent(bytes),
        Headers = { { "X-File-Name", Uri.EscapeDataString(name) } },
    };

    private static async Task<(HttpStatusCode, string?)> ProblemAsync(HttpResponseMessage answer) =>
        (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("problem").GetString());
}
