using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Exports;

public sealed class EvidencePackTests : IAsyncLifetime
{
    private readonly TestClock _clock = new();
    private TestDatabase? _store;
    private ExportParts? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private TestDatabase Store => _store ?? throw new InvalidOperationException("Not started.");

    private ExportParts Portal => _portal ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _store = await TestDatabase.CreateAsync();
        _clock.Advance(TimeSpan.FromDays(1));
        _portal = new ExportParts(Store.Database, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        Portal.Dispose();
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task It_has_every_message_with_its_life_and_each_hash_is_that_of_its_file()
    {
        var (first, second) = (By(Ana, Start, "The first."), By(Ben, Start.AddSeconds(1), "The second."));
        await Store.AddAsync(first, second, By(Ana, Start, "To another", contact: "Stone, Silas"));
        await Store.AddAsync(Event(first, MessageState.Scheduled, "Written", 0), Event(first, MessageState.Accepted, "Accepted by HighLevel", 5), Event(second, MessageState.Scheduled, "Written", 0));

        using var zip = await PackAsync(new HistoryQuery { Contact = "id-Ruiz, Ana" });

        Assert.Equal([$"messages/000001-{second.Id}.json", $"messages/000002-{first.Id}.json", "index.html", "SHA256SUMS", "manifest.json"], zip.Entries.Select(entry => entry.FullName));
        var record = Read(zip, $"messages/000002-{first.Id}.json");
        using var json = JsonDocument.Parse(record);
        Assert.Equal("The first.", json.RootElement.GetProperty("body").GetString());
        Assert.Equal(["Written", "Accepted by HighLevel"], json.RootElement.GetProperty("life").EnumerateArray().Select(step => step.GetProperty("what").GetString()));
        var sums = Read(zip, "SHA256SUMS").Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split("  ")).ToDictionary(line => line[1], line => line[0]);
        Assert.Equal(3, sums.Count);
        Assert.All(sums, sum => Assert.Equal(Hash(Read(zip, sum.Key)), sum.Value));
        var page = Read(zip, "index.html");
        Assert.Contains("The first.", page, StringComparison.Ordinal);
        Assert.Contains("Accepted by HighLevel", page, StringComparison.Ordinal);
        Assert.Contains(Hash(record), page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_manifest_says_what_who_and_when_and_its_hash_is_in_the_list_and_in_the_audit()
    {
        await Store.AddAsync(By(Ana, Start), By(Ben, Start));

        using var zip = await PackAsync(new HistoryQuery { AuthorIds = [Ana.PersonId], From = DateOnly.FromDateTime(Start) });

        var text = Read(zip, "manifest.json");
        using var manifest = JsonDocument.Parse(text);
        Assert.Equal((1, "Mia Manager", "harbour", "2026-03-02"), (manifest.RootElement.GetProperty("messages").GetInt32(), manifest.RootElement.GetProperty("madeBy").GetProperty("name").GetString(),
            manifest.RootElement.GetProperty("subAccount").GetProperty("id").GetString(), manifest.RootElement.GetProperty("filter").GetProperty("from").GetString()));
        Assert.All(manifest.RootElement.GetProperty("files").EnumerateArray(), file => Assert.Equal(Hash(Read(zip, file.GetProperty("name").GetString()!)), file.GetProperty("sha256").GetString()));
        Assert.Equal(Hash(text), Assert.Single(await Portal.Service.ListAsync(Mia, Token)).Digest);
        var entry = await Store.Database.ReadAsync((context, token) => context.Audit.SingleAsync(e => e.Action == AuditActions.EvidencePacked, token), Token);
        Assert.Equal($"Made an evidence pack of 1 message. The SHA-256 of its manifest is {Hash(text)}.", entry.Detail);
    }

    [Fact]
    public async Task What_people_wrote_is_text_on_its_page_and_never_a_part_of_it()
    {
        var hostile = new MessageContent { Body = "<p onclick=alert(1)>Hello</p><script>alert(2)</script><img src=https://track.test/x>", IsHtml = true, Subject = "</title><script>alert(3)</script>", Attachments = [new() { Name = "\"><b>", Url = "javascript:alert(4)" }] };
        await Store.AddAsync(By(Ana, Start, hostile, Channel.Email, "<i>Eve</i>"), By(Ana, Start.AddSeconds(1), "</pre><script>alert(5)</script>"));

        using var zip = await PackAsync(new HistoryQuery { AuthorIds = [Ana.PersonId] });

        var page = Read(zip, "index.html");
        foreach (var part in (string[])["<script", "<img", "<i>", "<b>", "onclick=", "href="])
        {
            Assert.DoesNotContain(part, page, StringComparison.OrdinalIgnoreCase);
        }

        Assert.Contains("Hello", page, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_about_one_contact_or_one_person_and_nothing_else_is_packed()
    {
        await Store.AddAsync(By(Ana, Start, contact: "Ruiz, Ana"), By(Ben, Start, contact: "Ruiz, Bea"));

        Assert.IsType<ExportAsking.AboutSeveral>(await AskAsync(new HistoryQuery()));
        Assert.IsType<ExportAsking.AboutSeveral>(await AskAsync(new HistoryQuery { Contact = "ruiz" }));
        Assert.IsType<ExportAsking.AboutSeveral>(await AskAsync(new HistoryQuery { AuthorIds = [Ana.PersonId, Ben.PersonId] }));
        Assert.IsType<ExportAsking.Begun>(await AskAsync(new HistoryQuery { Contact = "bea" }));
        Assert.IsType<ExportAsking.Begun>(await AskAsync(new HistoryQuery { AuthorIds = [Ana.PersonId] }));
    }

    private Task<ExportAsking> AskAsync(HistoryQuery query) => Portal.Service.AskAsync(Mia, new ExportWish(query, ExportFormat.Evidence, "Contact: Ana <Ruiz>"), Token);

    private async Task<ZipArchive> PackAsync(HistoryQuery query)
    {
        var begun = Assert.IsType<ExportAsking.Begun>(await AskAsync(query));
        Assert.True(await Portal.Work.RunNextAsync(Token));
        var opened = Assert.IsType<ExportOpening.Opened>(await Portal.Service.OpenAsync(Mia, begun.Id, Token));
        Assert.Equal(["file"], Directory.EnumerateFiles(Portal.Folder).Select(file => Path.GetExtension(file)[1..]));
        return new ZipArchive(opened.File);
    }

    private static string Read(ZipArchive zip, string name)
    {
        using var reader = new StreamReader(zip.GetEntry(name)!.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
