using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Services.Reviews;
using Portal.Tests.Support;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Reviews;

[TimeBound]
public sealed class ReviewSectionTests
{
    private const string Reviews = "aside [aria-labelledby=reviews-title]";

    private static readonly Caller Jonas = Some.Staff("Jonas");
    private static readonly Caller Max = Some.Manager() with { Name = "Max" };

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_manager_writes_a_review_with_other_words_and_sees_what_changes()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas, content: Some.Text("Come at nine."));
        await pages.Store.AddAsync(message);
        var section = Open(pages, message.Id);

        await Button(section, "Write a review").ClickAsync(new());
        await section.SelectAsync("What it says", "Tone");
        await section.Find("#review-note").ChangeAsync(new() { Value = "A please costs nothing." });
        await Button(section, "Suggest other words").ClickAsync(new());
        Assert.Equal("Come at nine.", section.Find("#review-words").GetAttribute("value"));
        await section.Find("#review-words").ChangeAsync(new() { Value = "Please come at nine." });
        await section.Find("form[aria-label='Your review']").SubmitAsync();

        section.WaitForAssertion(() => Assert.Equal("[removed: Come] [added: Please come]  at nine.", section.Find("article .changes").TextContent));
        Assert.Equal(("Tone", "Managers only"), (section.Find("article strong").TextContent, section.Find("article .chip").TextContent));
        Assert.Equal(["Change", "Delete"], section.FindAll("article button").Select(b => b.TextContent.Trim()));
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));
        section.WaitForAssertion(() => Assert.Contains("Reviewed: Tone", section.Find("tbody .line").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field_and_what_was_typed_stays()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var section = await OpenAsync(pages);
        await Button(section, "Write a review").ClickAsync(new());
        await section.Find("#review-note").ChangeAsync(new() { Value = "Typed" });

        await section.Find("aside form").SubmitAsync();

        section.WaitForAssertion(() => Assert.Equal("Choose what the review says.", section.Find("#review-kind-problem").TextContent.Trim()));
        Assert.Equal("Typed", section.Find("#review-note").GetAttribute("value"));
    }

    [Fact]
    public async Task What_was_begun_is_found_again_when_one_comes_back_to_the_message()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message);
        var section = Open(pages, message.Id);
        await Button(section, "Write a review").ClickAsync(new());
        await section.Find("#review-note").ChangeAsync(new() { Value = "Half of a" });

        Assert.Equal("Half of a", Open(pages, message.Id).WaitForElement("#review-note").GetAttribute("value"));
    }

    [Fact]
    public async Task One_changed_in_another_window_meanwhile_is_shown_and_only_then_replaced()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message);
        var service = pages.Services.GetRequiredService<ReviewService>();
        var section = Open(pages, message.Id);
        await Button(section, "Write a review").ClickAsync(new());
        await section.SelectAsync("What it says", "Tone");
        await section.Find("#review-note").ChangeAsync(new() { Value = "Here" });
        await service.SaveAsync(pages.Caller, new() { MessageId = message.Id, Kind = "Other", Note = "There" }, Token);

        await section.Find("aside form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Contains("There", section.Find(".banner").TextContent, StringComparison.Ordinal));
        Assert.Equal("There", Assert.Single((await service.OfAsync(pages.Caller, message.Id, Token))?.Reviews ?? []).Note);

        await section.Find("aside form").SubmitAsync();
        section.WaitForAssertion(() => Assert.Empty(section.FindAll("aside form")));
        Assert.Equal("Here", Assert.Single((await service.OfAsync(pages.Caller, message.Id, Token))?.Reviews ?? []).Note);
    }

    [Fact]
    public async Task An_author_sees_what_is_told_to_them_marked_as_new_once_and_nothing_private_and_writes_none()
    {
        await using var pages = await SignedInPages.OfAsync(Jonas);
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message);
        var service = pages.Services.GetRequiredService<ReviewService>();
        await service.SaveAsync(Max, new() { MessageId = message.Id, Kind = "Other", Note = "private words" }, Token);
        Assert.Empty(Open(pages, message.Id).FindAll(Reviews));
        await service.SaveAsync(Some.Manager(), new() { MessageId = message.Id, Kind = "Tone", Note = "told words", Audience = ReviewAudience.Author }, Token);

        var section = Open(pages, message.Id);

        section.WaitForAssertion(() => Assert.Equal("New", Assert.Single(section.FindAll("article .count")).TextContent));
        Assert.Contains("told words", section.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("private words", section.Markup, StringComparison.Ordinal);
        Assert.Empty(section.FindAll($"{Reviews} button"));
        await Eventually.BeTrueAsync(async () => (await pages.Services.GetRequiredService<ReviewReading>().NewsAsync(Jonas, Token)).New == 0);
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));
        Assert.Empty(Open(pages, message.Id).FindAll("article .count"));
        Assert.Single(section.FindAll("article .count"));
    }

    [Fact]
    public async Task Ones_own_message_is_not_offered_for_review()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(pages.Caller);
        await pages.Store.AddAsync(message);

        Assert.Empty(Open(pages, message.Id).FindAll(Reviews));
    }

    private static async Task<IRenderedComponent<IComponent>> OpenAsync(SignedInPages pages)
    {
        var message = Some.Message(Jonas);
        await pages.Store.AddAsync(message);
        return Open(pages, message.Id);
    }

    private static IRenderedComponent<IComponent> Open(SignedInPages pages, Guid messageId)
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"history?message={messageId}");
        var page = pages.RenderInLayout<HistoryPage>();
        page.WaitForElement("aside .content");
        return page;
    }

    private static IElement Button(IRenderedComponent<IComponent> page, string words) =>
        page.WaitForElements("button").Single(button => button.TextContent.Trim() == words);
}
