using Microsoft.Extensions.Logging.Abstractions;
using Portal.Services.Drafts;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

/// <summary>Which of its earlier texts a draft keeps, and for how long.</summary>
public class EarlierTextsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_text_that_loses_a_conflict_is_kept()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var first = await portal.SavedAsync(Some.Text("from the desk"));
        var second = await portal.SavedAsync(Some.Text("from the phone"), over: first);

        await portal.Drafts.SaveAsync(portal.Maya, DraftsFixture.Text(Some.Text("from the desk, later"), second) with { Overrules = true }, Token);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        await portal.Drafts.KeepLostAsync(portal.Maya, DraftsFixture.Text(Some.Text("a third one")), Token);

        Assert.Equal([("a third one", RevisionReason.Lost), ("from the phone", RevisionReason.Lost)], await portal.EarlierAsync());
    }

    [Fact]
    public async Task What_was_deleted_and_what_was_left_for_a_while_is_kept_and_not_each_key()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("See you at nine, and bring the forms that we have sent."));
        saved = await portal.SavedAsync(Some.Text("See you at nine, and bring the forms that we have sent!"), over: saved);
        Assert.Empty(await portal.EarlierAsync());

        saved = await portal.SavedAsync(Some.Text("See"), over: saved);
        portal.Clock.Advance(TimeSpan.FromMinutes(5));
        saved = await portal.SavedAsync(Some.Text("See you"), over: saved);
        await portal.Drafts.SaveAsync(portal.Maya, DraftsFixture.Text(Some.Text(" "), saved), Token);

        Assert.Equal([RevisionReason.Emptied], (await portal.EarlierAsync()).Select(e => e.Item2)); // the rest belonged to a draft that is gone
        await portal.SavedAsync(Some.Text("anew"));
        Assert.Equal("See you", Assert.Single(await portal.EarlierAsync()).Item1);
    }

    [Fact]
    public async Task No_more_than_ten_are_kept_of_what_was_only_written_on()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("0"));
        for (var i = 1; i <= 14; i++)
        {
            portal.Clock.Advance(TimeSpan.FromMinutes(3));
            saved = await portal.SavedAsync(Some.Text($"{i}"), over: saved);
        }

        Assert.Equal(Enumerable.Range(4, 10).Reverse().Select(i => $"{i}"), (await portal.EarlierAsync()).Select(e => e.Item1));
    }

    [Fact]
    public async Task Earlier_texts_are_removed_after_thirty_days_and_not_before()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("old"));
        await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token);
        using var sweep = new DraftSweep(portal.Database, portal.Clock, NullLogger<DraftSweep>.Instance);
        await sweep.StartAsync(Token);

        portal.Clock.Advance(TimeSpan.FromDays(29));
        await portal.Database.WriteAsync((_, _) => Task.CompletedTask, Token);
        Assert.Single(await portal.EarlierAsync());

        await Eventually.BeTrueAsync(async () =>
        {
            portal.Clock.Advance(DraftSweep.Every * 25);
            return (await portal.EarlierAsync()).Count == 0;
        });
        await sweep.StopAsync(Token);
    }
}
