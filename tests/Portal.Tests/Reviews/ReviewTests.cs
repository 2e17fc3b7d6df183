using Microsoft.EntityFrameworkCore;
using Portal.Services.Composing;
using Portal.Services.Reviews;
using Portal.Tests.History;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;
using static Portal.Tests.Reviews.ReviewData;

namespace Portal.Tests.Reviews;

public class ReviewTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Several_managers_review_one_message_each_with_one_review_that_they_change()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start, "Come at nine"));
        await store.AddAsync(message);

        var mias = await data.SaveAsync(Mia, Of(message, "Too short", rewording: "Please come at nine"));
        await data.SaveAsync(Max, Of(message, "Fine by me", kind: "Good example"));
        await data.SaveAsync(Mia, Of(message, "Too short by far", told: true, rewording: "Come at nine", revision: mias.Revision));

        var reviews = await data.Service.OfAsync(Mia, message.Id, Token);
        Assert.Equal([("Mia Manager", "Too short by far", true, null), ("Max Manager", "Fine by me", false, null)], reviews?.Reviews.Select(r => (r.ReviewerName, r.Note, r.IsTold, r.Rewording)));
        Assert.Equal((true, false, "Come at nine"), (reviews?.MayReview, reviews?.IsOwn, reviews?.Text));
    }

    [Fact]
    public async Task An_author_reads_what_is_told_to_them_and_never_what_is_private_not_even_as_a_manager()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, anas, mias) = (new ReviewData(store), By(Ana, Start), By(Mia, Start));
        await store.AddAsync(anas, mias);
        await data.SaveAsync(Mia, Of(anas, "private"));
        await data.SaveAsync(Max, Of(anas, "told", told: true));
        await data.SaveAsync(Max, Of(mias, "private to Max"));

        Assert.Equal(["told"], await data.NotesAsync(Ana, anas));
        Assert.Equal(["told"], (await data.Reading.ListAsync(Ana, Ana.PersonId, null, Token)).Rows.Select(r => r.Review.Note));
        Assert.Empty(await data.NotesAsync(Mia, mias));
        Assert.Empty((await data.Reading.ListAsync(Mia, Mia.PersonId, null, Token)).Rows);
        Assert.Equal(["private to Max"], await data.NotesAsync(Max, mias));
        Assert.Equal(["told", "private"], (await data.Reading.ListAsync(Max, Ana.PersonId, null, Token)).Rows.Select(r => r.Review.Note));
    }

    [Fact]
    public async Task Colleagues_and_other_sub_accounts_have_no_review_by_any_id()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, anas) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(anas);
        var review = await data.SaveAsync(Mia, Of(anas, "told", told: true));

        foreach (var stranger in new[] { Ben, Foreign, Ana with { LocationId = "northside" }, Mia with { LocationId = "northside" } })
        {
            Assert.Null(await data.Service.OfAsync(stranger, anas.Id, Token));
            Assert.Empty((await data.Reading.ListAsync(stranger, Ana.PersonId, null, Token)).Rows);
            Assert.Equal(new ReviewNews(false, 0), await data.Reading.NewsAsync(stranger, Token));
            Assert.IsType<ReviewSaving.NotFound>(await data.Service.SaveAsync(stranger, Of(anas), Token));
            Assert.IsType<ReviewSaving.NotFound>(await data.Service.DeleteAsync(stranger, anas.Id, review.Revision, Token));
            await data.Reading.SeeAsync(stranger, [review], Token);
        }

        Assert.Equal(new ReviewNews(true, 1), await data.Reading.NewsAsync(Ana, Token));
    }

    [Fact]
    public async Task Staff_review_nothing_and_nobody_their_own_message()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, anas, mias) = (new ReviewData(store), By(Ana, Start), By(Mia, Start));
        await store.AddAsync(anas, mias);

        Assert.Equal("Only managers and admins review messages.", Assert.IsType<ReviewSaving.NotAllowed>(await data.Service.SaveAsync(Ana, Of(anas), Token)).Reason);
        Assert.Equal("You wrote this message yourself, so somebody else has to review it.", Assert.IsType<ReviewSaving.NotAllowed>(await data.Service.SaveAsync(Mia, Of(mias), Token)).Reason);
        Assert.False((await data.Service.OfAsync(Mia, mias.Id, Token))?.MayReview);
    }

    [Fact]
    public async Task A_review_that_was_changed_or_deleted_in_another_window_is_not_overwritten_without_a_word()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(message);
        var first = await data.SaveAsync(Mia, Of(message, "first"));
        var second = await data.SaveAsync(Mia, Of(message, "second", revision: first.Revision));

        Assert.Equal("second", Assert.IsType<ReviewSaving.ChangedMeanwhile>(await data.Service.SaveAsync(Mia, Of(message, "third", revision: first.Revision), Token)).Now?.Note);
        Assert.Equal("second", Assert.IsType<ReviewSaving.ChangedMeanwhile>(await data.Service.SaveAsync(Mia, Of(message, "another first"), Token)).Now?.Note);
        Assert.IsType<ReviewSaving.ChangedMeanwhile>(await data.Service.DeleteAsync(Mia, message.Id, first.Revision, Token));
        Assert.IsType<ReviewSaving.ChangedMeanwhile>(await data.Service.DeleteAsync(Max, message.Id, second.Revision, Token));
        Assert.Equal(["second"], await data.NotesAsync(Mia, message));

        Assert.IsType<ReviewSaving.Deleted>(await data.Service.DeleteAsync(Mia, message.Id, second.Revision, Token));
        Assert.Null(Assert.IsType<ReviewSaving.ChangedMeanwhile>(await data.Service.SaveAsync(Mia, Of(message, "fourth", revision: second.Revision), Token)).Now);
        Assert.Empty(await data.NotesAsync(Mia, message));
    }

    [Fact]
    public async Task What_was_typed_is_bounded_and_said_beside_its_field_and_kept_as_both_databases_can_hold_it()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(message);

        Assert.Equal(ReviewField.Kind, Assert.IsType<ReviewSaving.Invalid>(await data.Service.SaveAsync(Mia, Of(message, kind: "Nonsense"), Token)).Field);
        Assert.Equal(ReviewField.Note, Assert.IsType<ReviewSaving.Invalid>(await data.Service.SaveAsync(Mia, Of(message, new string('x', Review.LongestNote + 1)), Token)).Field);
        Assert.Equal(ReviewField.Rewording, Assert.IsType<ReviewSaving.Invalid>(await data.Service.SaveAsync(Mia, Of(message, rewording: new string('x', Review.LongestRewording + 1)), Token)).Field);

        Assert.Equal("a \uFFFD b", (await data.SaveAsync(Mia, Of(message, " a\0 \uD83D b\r\n"))).Note);
    }

    [Fact]
    public async Task A_kind_that_is_not_offered_any_more_stays_in_the_review_that_has_it()
    {
        await using var store = await TestDatabase.CreateAsync();
        var message = By(Ana, Start);
        await store.AddAsync(message);
        var review = await new ReviewData(store).SaveAsync(Mia, Of(message));
        var later = new ReviewData(store, new ReviewOptions { Kinds = ["Superb"] });

        Assert.Equal("Tone", (await later.SaveAsync(Mia, Of(message, "changed", revision: review.Revision))).Kind);
        Assert.IsType<ReviewSaving.Invalid>(await later.Service.SaveAsync(Max, Of(message), Token));
        Assert.Equal("Superb", (await later.SaveAsync(Max, Of(message, kind: "Superb"))).Kind);
    }

    [Fact]
    public async Task A_review_is_new_to_the_author_until_they_had_it_before_them_and_again_when_it_changes()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(message);
        var first = await data.SaveAsync(Mia, Of(message, "first", told: true));
        await data.SaveAsync(Max, Of(message, "private"));
        Assert.Equal(new ReviewNews(true, 1), await data.Reading.NewsAsync(Ana, Token));

        await data.Reading.SeeAsync(Ana, (await data.Service.OfAsync(Ana, message.Id, Token))?.Reviews ?? [], Token);
        Assert.Equal(new ReviewNews(true, 0), await data.Reading.NewsAsync(Ana, Token));
        Assert.NotNull(Assert.Single((await data.Service.OfAsync(Mia, message.Id, Token))?.Reviews ?? [], r => r.IsTold).SeenAt);

        await data.SaveAsync(Mia, Of(message, "second", told: true, revision: first.Revision));
        await data.Reading.SeeAsync(Ana, [first], Token); // a page that still shows how it was
        Assert.Equal(new ReviewNews(true, 1), await data.Reading.NewsAsync(Ana, Token));
    }

    [Fact]
    public async Task Open_pages_hear_of_a_review_and_of_its_being_seen_and_of_nothing_that_was_refused()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start));
        await store.AddAsync(message);

        await data.Service.SaveAsync(Ana, Of(message), Token);
        Assert.Empty(data.Told);
        var review = await data.SaveAsync(Mia, Of(message, told: true));
        await data.Reading.SeeAsync(Ana, [review], Token);
        await data.Service.DeleteAsync(Mia, message.Id, review.Revision, Token);

        Assert.Equal(Enumerable.Repeat(new Portal.Services.Messages.MessageChange("harbour", message.ContactId, message.Id), 3), data.Told);
    }

    [Fact]
    public async Task The_audit_says_who_reviewed_whose_message_and_nothing_of_what_was_said()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start, "body-words", contact: "contact-words"));
        await store.AddAsync(message);

        var first = await data.SaveAsync(Mia, Of(message, "note-words", rewording: "other-words"));
        var second = await data.SaveAsync(Mia, Of(message, "note-words", told: true, revision: first.Revision));
        data.Clock.Advance(TimeSpan.FromSeconds(1));
        await data.Service.DeleteAsync(Mia, message.Id, second.Revision, Token);

        var entries = await store.Database.ReadAsync((context, token) => context.Audit.OrderBy(e => e.Id).ToListAsync(token), Token);
        Assert.Equal([("review-added", "Managers only"), ("review-changed", "Told to the author"), ("review-deleted", null)], entries.Select(e => (e.Action, e.After)));
        Assert.All(entries, e => Assert.Equal(("A review of a message by Ana Staff.", "Mia Manager", "harbour"), (e.Detail, e.PersonName, e.LocationId)));
    }

    [Fact]
    public async Task Pages_of_a_persons_reviews_neither_skip_nor_repeat_one()
    {
        await using var store = await TestDatabase.CreateAsync();
        var data = new ReviewData(store);
        List<Portal.Services.Messages.Message> messages = [.. Enumerable.Range(0, 45).Select(i => By(Ana, Start.AddMinutes(i)))];
        await store.AddAllAsync(messages);
        foreach (var (i, message) in messages.Index())
        {
            await data.SaveAsync(Mia, Of(message, $"{i}", told: true));
        }

        var first = await data.Reading.ListAsync(Ana, Ana.PersonId, null, Token);
        var second = await data.Reading.ListAsync(Ana, Ana.PersonId, first.Older, Token);
        var third = await data.Reading.ListAsync(Ana, Ana.PersonId, second.Older, Token);

        Assert.Equal(Enumerable.Range(0, 45).Reverse().Select(i => $"{i}"), first.Rows.Concat(second.Rows).Concat(third.Rows).Select(r => r.Review.Note));
        Assert.Null(third.Older);
    }

    [Fact]
    public async Task Of_an_email_in_html_the_words_are_compared_as_they_read()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (data, message) = (new ReviewData(store), By(Ana, Start, new MessageContent { Body = "<p>Come at <b>nine</b></p>", IsHtml = true, Signature = "Ana" }, Channel.Email));
        await store.AddAsync(message);

        Assert.Equal("Come at nine", (await data.Service.OfAsync(Mia, message.Id, Token))?.Text);
        Assert.Null((await data.SaveAsync(Mia, Of(message, rewording: " Come at nine\r\n"))).Rewording);
    }
}
