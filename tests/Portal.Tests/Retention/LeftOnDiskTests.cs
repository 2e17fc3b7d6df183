using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.People;
using Portal.Services.Retention;
using Portal.Services.Storage;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.Retention;

/// <summary>What SQLite's files still have of a contact that was forgotten.</summary>
public sealed class LeftOnDiskTests
{
    private static readonly Caller Ada = new(Guid.CreateVersion7(), "Ada Admin", "harbour", Role.Admin);

    [Fact]
    public async Task No_word_and_no_name_is_left_in_the_database_file_or_its_log()
    {
        await using var store = await SqliteTestDatabase.CreateAsync();
        var database = new WatchedDatabase(store.Database, new StorageHealth(TimeProvider.System, NullLogger<StorageHealth>.Instance)); // as the portal has it
        var clock = new TestClock();
        clock.Advance(TimeSpan.FromDays(1));
        var messages = Enumerable.Range(0, 300).Select(i => By(Ana, Start.AddSeconds(i), $"Quetzalcoatl{i} visits the harbour on day {i} with words enough to fill some pages of the file.", contact: i % 3 == 0 ? "Xylophonia Zappa" : $"Somebody {i}").Held());
        foreach (var piece in messages.Chunk(20))
        {
            await store.AddAsync([.. piece]);
        }

        Assert.NotEmpty(await FoundAsync(store, "quetzalcoatl30"));

        var outcome = await new RetentionParts(database, clock).Forget.ForgetAsync(Ada, "id-Xylophonia Zappa", "Xylophonia Zappa", TestContext.Current.CancellationToken);

        Assert.Equal(new ForgetOutcome.Forgotten(100, 0), outcome);
        Assert.Empty(await FoundAsync(store, "quetzalcoatl30 ", "quetzalcoatl297", "xylophonia zappa", "zappa"));
        Assert.NotEmpty(await FoundAsync(store, "quetzalcoatl31"));
    }

    // The contact's id stays, and in it the test's own ids have the name.
    private static async Task<IReadOnlyList<string>> FoundAsync(SqliteTestDatabase store, params string[] words)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(store.FilePath)!))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            var text = Encoding.Latin1.GetString(bytes.ToArray()).Replace("id-Xylophonia Zappa", string.Empty, StringComparison.Ordinal);
            found.AddRange(words.Where(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(word => $"{word} in {Path.GetFileName(file)}"));
        }

        return found;
    }
}
