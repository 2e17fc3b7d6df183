using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;
using Portal.Web.Features.Drafts;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Drafts;

public sealed class DraftsPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_draft_tells_whom_it_is_for_how_it_begins_and_how_old_it_is()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, pages.Caller, "See you at\nnine.");
        pages.Clock.Advance(TimeSpan.FromMinutes(20));

        var page = Open(pages);

        Assert.Equal("Ana Ruiz", page.Find("li .who a").TextContent);
        Assert.Equal("conversations/contact1?write=1&on=SMS", page.Find("li .who a").GetAttribute("href"));
        Assert.Equal(("SMS", "See you at nine."), (page.Find("li .channel").TextContent, page.Find("li .words").TextContent));
        Assert.Equal(("20 minutes ago", "Mon 2 Mar 2026, 09:00:00"), (page.Find("li time").TextContent, page.Find("li time").GetAttribute("title")));
    }

    [Fact]
    public async Task Without_drafts_it_says_what_is_kept_here()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());

        Assert.Contains("What you write to a contact is kept here until you send it.", Open(pages).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_that_is_saved_in_another_window_appears_by_itself()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = Open(pages);

        await SaveAsync(pages, pages.Caller, "Begun elsewhere");
        pages.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal("Begun elsewhere", page.Find("li .words").TextContent));
    }

    [Fact]
    public async Task Discarding_says_so_and_can_be_undone()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, pages.Caller, "Never mind");
        var page = Open(pages);

        await Discard(page).ClickAsync(new());
        Assert.Equal("Discarded", page.Find("li .became").TextContent);
        Assert.Empty(page.FindAll("li button, li a"));
        var toast = Assert.Single(pages.Services.GetRequiredService<Toasts>().Shown);
        Assert.Equal(("Draft discarded", "Undo"), (toast.Text, toast.Action?.Name));

        await page.InvokeAsync(toast.Action!.Run);
        pages.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal("Never mind", page.Find("li .words").TextContent));
    }

    [Fact]
    public async Task A_discarded_draft_that_is_restored_stands_in_its_row_again_while_the_pointer_is_there()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, pages.Caller, "Never mind");
        await SaveAsync(pages, pages.Caller, "The other", "contact2");
        var page = Open(pages);
        await page.Find(".steady").TriggerEventAsync("onmouseenter", new MouseEventArgs());
        var words = page.FindAll("li .words").Select(row => row.TextContent).ToList();

        await Discards(page)[1].ClickAsync(new());
        await page.InvokeAsync(pages.Services.GetRequiredService<Toasts>().Shown[0].Action!.Run);
        pages.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Equal(2, Discards(page).Count));
        Assert.Empty(page.FindAll(".became"));
        Assert.Equal(words, page.FindAll("li .words").Select(row => row.TextContent));
    }

    [Fact]
    public async Task A_manager_may_see_everyones_and_change_only_their_own()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var omar = await PersonAsync(pages, "Omar Haddad");
        await SaveAsync(pages, omar, "Omar’s words");

        Assert.Empty(Open(pages).FindAll("li"));
        var page = Open(pages, "?of=all");

        Assert.Equal("Omar Haddad", page.Find("li .author").TextContent);
        Assert.Equal("conversations/contact1", page.Find("li .who a").GetAttribute("href"));
        Assert.Empty(page.FindAll("li button"));
    }

    [Fact]
    public async Task Staff_who_ask_for_everyones_see_their_own()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, await PersonAsync(pages, "Omar Haddad"), "Omar’s words");

        var page = Open(pages, "?of=all");

        Assert.DoesNotContain("Omar", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Everyone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_shows_fifty_and_leads_to_those_behind()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        for (var i = 0; i <= DraftListing.PageSize; i++)
        {
            await SaveAsync(pages, pages.Caller, $"{i}", $"contact{i}");
            pages.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var first = Open(pages);
        Assert.Equal(DraftListing.PageSize, first.FindAll("li").Count);
        var second = Open(pages, first.Find("nav a").GetAttribute("href")!["drafts".Length..]);

        Assert.Equal("0", second.Find("li .words").TextContent);
        Assert.Empty(second.FindAll("nav a"));
    }

    [Fact]
    public async Task The_marks_and_the_count_follow_by_themselves()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var own = pages.Services.GetRequiredService<OwnDrafts>();
        var count = pages.Render<DraftCount>();
        Assert.Equal(string.Empty, count.Find(".visually-hidden").TextContent);

        var saved = await SaveAsync(pages, pages.Caller, "Hello");
        await SaveAsync(pages, await PersonAsync(pages, "Omar Haddad"), "Omar’s words", "contact2");
        pages.Clock.Advance(TimeSpan.FromSeconds(1));
        count.WaitForAssertion(() => Assert.Equal("1 draft", count.Find(".visually-hidden").TextContent));
        Assert.Equal((true, false), (own.HasOf("contact1"), own.HasOf("contact2")));

        await pages.Services.GetRequiredService<DraftService>().DiscardAsync(pages.Caller, saved.Id, Token);
        pages.Clock.Advance(TimeSpan.FromSeconds(1));
        count.WaitForAssertion(() => Assert.Equal(string.Empty, count.Find(".visually-hidden").TextContent));
        Assert.False(own.HasOf("contact1"));
    }

    [Fact]
    public async Task A_list_on_a_damaged_file_says_why_it_is_not_there()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        pages.Database.IsDamaged = true;

        Assert.Contains("The portal’s data is damaged, so it can’t be read or stored. Tell your administrator.", Open(pages).Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_database_is_away_the_page_says_so_keeps_its_rows_and_goes_on_by_itself()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, pages.Caller, "Never mind");
        pages.Database.IsAway = true;
        var page = Open(pages);
        Assert.Contains("The list can’t be read just now. This page tries again by itself.", page.Markup, StringComparison.Ordinal);

        pages.Database.IsAway = false;
        pages.Clock.Advance(TimeSpan.FromSeconds(6));
        page.WaitForAssertion(() => Assert.Equal("Never mind", page.Find("li .words").TextContent));
        Assert.DoesNotContain("can’t be read", page.Markup, StringComparison.Ordinal);

        pages.Database.IsAway = true;
        await Discard(page).ClickAsync(new());
        Assert.Contains("The draft to Ana Ruiz was not discarded", page.Markup, StringComparison.Ordinal);
        Assert.Equal("Never mind", page.Find("li .words").TextContent);

        pages.Database.IsAway = false;
        await Discard(page).ClickAsync(new());
        Assert.Equal("Discarded", page.Find("li .became").TextContent);
        Assert.Empty(page.FindAll("li button, li a"));
    }

    [Fact]
    public async Task The_count_comes_by_itself_when_the_database_is_back()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        await SaveAsync(pages, pages.Caller, "Hello");
        pages.Database.IsAway = true;
        var count = pages.Render<DraftCount>();
        var note = pages.Render<DraftNote>(parameters => parameters.Add(n => n.ContactId, "contact1"));
        Assert.Empty(note.FindAll(".note"));

        pages.Database.IsAway = false;
        pages.Clock.Advance(TimeSpan.FromSeconds(6));
        count.WaitForAssertion(() => Assert.Equal("1 draft", count.Find(".visually-hidden").TextContent));
    }

    private static IRenderedComponent<DraftsPage> Open(SignedInPages pages, string query = "")
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"drafts{query}");
        var page = pages.Render<DraftsPage>();
        page.WaitForState(() => page.FindAll(".waiting").Count == 0);
        return page;
    }

    private static async Task<DraftSaving.Saved> SaveAsync(SignedInPages pages, Caller author, string body, string contactId = "contact1") =>
        Assert.IsType<DraftSaving.Saved>(await pages.Services.GetRequiredService<DraftService>()
            .SaveAsync(author, new DraftText(contactId, "Ana Ruiz", Channel.Sms, Some.Text(body), null, 0), Token));

    private static IElement Discard(IRenderedComponent<DraftsPage> page) => Discards(page).Single();

    private static IReadOnlyList<IElement> Discards(IRenderedComponent<DraftsPage> page) => [.. page.FindAll("li button").Where(button => button.TextContent.StartsWith("Discard", StringComparison.Ordinal))];

    private static async Task<Caller> PersonAsync(SignedInPages pages, string name)
    {
        var person = Some.Staff(name);
        await pages.Store.AddAsync(new Person { Id = person.PersonId, Issuer = "test", Subject = name, Name = name, LastSignInAt = pages.Clock.Now });
        return person;
    }
}
