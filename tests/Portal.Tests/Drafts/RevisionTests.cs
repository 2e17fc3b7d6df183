using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Tests.Support;

namespace Portal.Tests.Drafts;

/// <summary>What a draft was before can be had back.</summary>
public class RevisionTests
{
    private static readonly Attachment Scan = new() { Url = "https://files.example.com/scan.pdf", Name = "scan.pdf" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_discarded_draft_comes_back_with_its_files_and_all_fields()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var content = Some.Text("Here it is.") with { Subject = "Scan", EmailCc = ["a@example.com"], Attachments = [Scan], Reply = new EmailReply { MessageId = "m1", Mode = EmailReplyMode.ReplyAll, Intro = "Ana wrote:" } };
        var saved = await portal.SavedAsync(content, channel: Channel.Email);

        var kept = Assert.IsType<Guid>(await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token));
        Assert.Empty(await portal.Drafts.OfContactAsync(portal.Maya, "contact1", Token));
        Assert.IsType<DraftRestoring.Restored>(await portal.Drafts.RestoreAsync(portal.Maya, kept, Token));

        var draft = Assert.Single(await portal.Drafts.OfContactAsync(portal.Maya, "contact1", Token));
        Assert.Equal((content, "Email"), (draft.Content, draft.ChannelKey));
    }

    [Fact]
    public async Task A_save_that_comes_late_neither_brings_back_nor_overwrites_what_was_restored()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("kept"));
        var kept = Assert.IsType<Guid>(await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token));
        Assert.IsType<DraftSaving.Gone>(await portal.Drafts.SaveAsync(portal.Maya, DraftsFixture.Text(Some.Text("late"), saved), Token));
        await portal.Drafts.RestoreAsync(portal.Maya, kept, Token);

        Assert.IsType<DraftSaving.Conflict>(await portal.Drafts.SaveAsync(portal.Maya, DraftsFixture.Text(Some.Text("late"), saved), Token));

        Assert.Equal("kept", await portal.BodyAsync());
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_restored_too()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("saved"));

        var kept = await portal.Drafts.DiscardAsync(portal.Maya, DraftsFixture.Text(Some.Text("saved, and more"), saved), Token);
        await portal.Drafts.RestoreAsync(portal.Maya, kept ?? Guid.Empty, Token);

        Assert.Equal("saved, and more", await portal.BodyAsync());
    }

    [Fact]
    public async Task Discarding_here_leaves_what_another_window_has_written_meanwhile()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var first = await portal.SavedAsync(Some.Text("here"));
        await portal.SavedAsync(Some.Text("there"), over: first);

        await portal.Drafts.DiscardAsync(portal.Maya, DraftsFixture.Text(Some.Text("here"), first), Token);

        Assert.Equal("there", await portal.BodyAsync());
    }

    [Fact]
    public async Task Nothing_is_restored_over_a_text_that_was_begun_since()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("old"));
        var kept = await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token);
        await portal.SavedAsync(Some.Text("new"));

        Assert.IsType<DraftRestoring.Occupied>(await portal.Drafts.RestoreAsync(portal.Maya, kept ?? Guid.Empty, Token));

        Assert.Equal("new", await portal.BodyAsync());
    }

    [Fact]
    public async Task The_plan_outlives_discarding()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var plan = new DraftPlan(portal.Clock.Now, "2026-03-02T10:00", "Europe/Berlin", OnlyIfUnanswered: false);
        var id = await portal.Database.WriteAsync(
            async (context, token) =>
            {
                var draft = await DraftService.PutBackAsync(context, new DraftPlace(portal.Maya.LocationId, portal.Maya.PersonId, "contact1", Channel.Sms.Key), "Ana Ruiz", Some.Text(), plan, portal.Clock.Now, token);
                await context.SaveChangesAsync(token);
                return draft?.Id ?? Guid.Empty;
            },
            Token);

        await portal.Drafts.RestoreAsync(portal.Maya, await portal.Drafts.DiscardAsync(portal.Maya, id, Token) ?? Guid.Empty, Token);

        Assert.Equal(plan, Assert.Single(await portal.Drafts.OfContactAsync(portal.Maya, "contact1", Token)).Plan);
    }

    [Fact]
    public async Task Nobody_restores_or_discards_what_another_wrote()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var saved = await portal.SavedAsync(Some.Text("mine"));
        var manager = Some.Manager();

        Assert.Null(await portal.Drafts.DiscardAsync(manager, saved.Id, Token));
        var kept = await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token);
        Assert.IsType<DraftRestoring.Gone>(await portal.Drafts.RestoreAsync(manager, kept ?? Guid.Empty, Token));
        Assert.IsType<DraftRestoring.Gone>(await portal.Drafts.RestoreAsync(portal.Maya with { LocationId = Some.OtherLocation }, kept ?? Guid.Empty, Token));
        Assert.Empty(await portal.Drafts.EarlierAsync(manager, "contact1", Channel.Sms, Token));
    }

    [Fact]
    public async Task Whoever_shows_drafts_is_told_of_every_change()
    {
        await using var portal = await DraftsFixture.CreateAsync();
        var told = new List<DraftChange>();
        portal.Changes.Changed += told.Add;

        var saved = await portal.SavedAsync(Some.Text("x"));
        var kept = await portal.Drafts.DiscardAsync(portal.Maya, saved.Id, Token);
        await portal.Drafts.RestoreAsync(portal.Maya, kept ?? Guid.Empty, Token);

        Assert.Equal(Enumerable.Repeat(new DraftChange(portal.Maya.LocationId, portal.Maya.PersonId, "contact1"), 3), told);
    }
}
