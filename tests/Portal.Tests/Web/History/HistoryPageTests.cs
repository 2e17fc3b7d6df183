using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.Delivery;
using Portal.Services.History;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.History;

[TimeBound]
public sealed class HistoryPageTests
{
    private static readonly Caller Jonas = Some.Staff("Jonas");

    [Fact]
    public async Task A_manager_sees_who_wrote_what_and_what_became_of_it()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));

        var row = Open(pages).Find("tbody tr");

        Assert.Equal(["2 Mar, 09:00", "Jonas", "Ana Ruiz", "SMS", "See you at nine.", "Scheduled"], row.QuerySelectorAll("td").Select(c => c.TextContent.Trim()));
        Assert.Equal("conversations/contact1", row.QuerySelector(".contact a")?.GetAttribute("href"));
    }

    [Fact]
    public async Task Who_does_without_a_column_does_without_it_from_then_on_and_who_and_whom_can_not_be_hidden()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));
        var page = Open(pages);
        page.FindAll("button").Single(b => b.TextContent.Trim() == "Columns").Click();
        page.WaitForAssertion(() => Assert.Equal(["Time", "Channel", "State"], page.FindAll("[role=menuitemcheckbox][aria-checked=true]").Select(item => item.TextContent.Trim())));

        await page.FindAll("[role=menuitemcheckbox]").Single(item => item.TextContent.Trim() == "Channel").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Equal(["Time UTC", "Person", "Contact", "Message", "State"], page.FindAll("th").Select(th => th.TextContent.Trim())));
        Assert.Equal(["2 Mar, 09:00", "Jonas", "Ana Ruiz", "See you at nine.", "Scheduled"], page.FindAll("tbody td").Select(c => c.TextContent.Trim()));
        var kept = await pages.Services.GetRequiredService<PreferenceStore>().OfAsync(pages.Caller.PersonId, TestContext.Current.CancellationToken);
        Assert.False(HistoryColumn.Channel.IsShown(kept));
        Assert.True(HistoryColumn.State.IsShown(kept));
    }

    [Fact]
    public async Task Staff_see_their_own_messages_and_are_offered_nobody_elses()
    {
        await using var pages = await SignedInPages.OfAsync(Jonas);
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Some.Staff("Maya")), Some.Message(Some.Staff("Luca", Some.OtherLocation)));

        var page = Open(pages);

        Assert.Single(page.FindAll("tbody tr"));
        Assert.Empty(page.FindAll("#history-person"));
        Assert.DoesNotContain("Maya", page.Markup, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.Staff, "Northside", Some.OtherLocation)]
    [InlineData(Role.Staff, "Maya", Some.Location)]
    [InlineData(Role.Manager, "Northside", Some.OtherLocation)]
    public async Task Guessing_the_id_of_a_message_that_is_not_ones_own_finds_nothing(Role role, string author, string location)
    {
        await using var pages = await SignedInPages.OfAsync(Jonas with { Role = role });
        var foreign = Some.Message(Some.Staff(author, location));
        await AddAsync(pages, foreign);

        var page = Open(pages, $"?message={foreign.Id}");

        Assert.Equal("Message not found", page.Find("aside h2").TextContent);
        Assert.DoesNotContain("See you at nine.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_becomes_part_of_the_address_and_leaves_the_page_behind()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Jonas, channel: Channel.Email));
        var page = Open(pages, $"?contact=Ana&older={Guid.CreateVersion7()}");

        await page.SelectAsync("Channel", "Email");

        Assert.EndsWith("history?channel=Email&contact=Ana", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal("Email", Assert.Single(page.FindAll("tbody td.channel")).TextContent));
    }

    [Fact]
    public async Task Words_are_searched_and_stand_out_where_they_were_found()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Jonas, content: new() { Subject = "Your visit", Body = "Bring the forms at nine." }, channel: Channel.Email), Some.Message(Jonas, content: new() { Body = "Nothing else" }));
        var page = Open(pages);

        await page.Find("#history-words").ChangeAsync(new() { Value = "NINE ruiz" });

        Assert.EndsWith("history?words=NINE%20ruiz", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.Equal(2, page.FindAll("tbody tr").Count));
        Assert.All(page.FindAll("tbody tr"), row => Assert.Equal(["Ruiz", "nine"], row.QuerySelectorAll("mark").Select(mark => mark.TextContent)));
        Assert.Equal("Bring the forms at nine.", page.Find(".excerpt").TextContent);
    }

    [Fact]
    public async Task Words_that_nothing_has_find_nothing_and_a_search_that_is_not_ready_says_so()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas), new Portal.Services.Search.IndexBackfill { Total = 4, Done = 1 });

        var page = Open(pages, "?words=zygomatic");

        Assert.Equal("No message matches", page.Find("h2").TextContent);
        Assert.Contains("25 % done", page.Find("[role=status].small").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_changed_before_the_address_has_followed_keeps_what_was_changed_just_before()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var filters = pages.Render<HistoryFilters>(p => p.Add(f => f.Address, new HistoryAddress { Contact = "Ana" }).Add(f => f.People, []).Add(f => f.SeesEveryone, true));

        await filters.Find("#history-from").ChangeAsync(new() { Value = "2026-03-01" });
        await filters.Find("#history-words").ChangeAsync(new() { Value = "hello" });

        Assert.EndsWith("history?words=hello&contact=Ana&from=2026-03-01", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_filter_without_hits_offers_to_clear_it_once()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));

        var page = Open(pages, "?state=delivered");

        Assert.Equal("history", Assert.Single(page.FindAll("a"), a => a.TextContent == "Clear filters").GetAttribute("href"));
    }

    [Fact]
    public async Task What_the_address_cannot_mean_is_not_asked_for()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));

        var page = Open(pages, "?person=me&channel=Pigeon&state=lost&files=some&token=x&timing=never&from=yesterday&to=0001-13-45&older=x&newer=y&message=z");

        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task A_new_state_appears_by_itself_in_the_row_and_in_the_open_panel()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var message = Some.Message(Jonas);
        await AddAsync(pages, message);
        var page = Open(pages, $"?message={message.Id}");

        await pages.Services.GetRequiredService<IDeliveryStore>().StepAsync(
            [new DeliveryStep(message.Id, _ => true, m => m.Hold(HoldKind.NoToken, "The token has expired.", pages.Clock.Now))], TestContext.Current.CancellationToken);
        pages.Clock.Advance(TimeSpan.FromMilliseconds(250));

        page.WaitForAssertion(() => Assert.Contains("Held", page.Find("tbody .state-cell").TextContent, StringComparison.Ordinal));
        Assert.Contains("The token has expired.", page.Find("aside").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_panel_tells_the_exact_words_every_step_and_the_ids()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var content = Some.Text() with { Attachments = [new Attachment { Url = "https://files.example/x-ray.png", Name = "x-ray.png" }] };
        var message = Some.Message(Jonas, channel: Channel.Sms, content: content);
        await AddAsync(pages, message, message.Write(Jonas));
        await pages.Services.GetRequiredService<IDeliveryStore>().StepAsync(
            [new DeliveryStep(message.Id, _ => true, m => m.Hold(HoldKind.NoToken, "Checked by hand.", pages.Clock.Now))], TestContext.Current.CancellationToken);

        var panel = Open(pages, $"?message={message.Id}").Find("aside");

        Assert.Equal("See you at nine.", panel.QuerySelector(".words")?.TextContent);
        Assert.Equal("https://files.example/x-ray.png", panel.QuerySelector(".attachments a")?.GetAttribute("href"));
        Assert.Equal(["Written and stored", "Held back"], panel.QuerySelectorAll("ol li p:first-child").Select(p => p.TextContent));
        Assert.Contains("Jonas", panel.QuerySelector("ol li")?.TextContent, StringComparison.Ordinal);
        Assert.Contains(message.Id.ToString(), panel.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_message_that_may_have_been_sent_one_says_there_too_what_is_true()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var unsure = await pages.SendAsync("Ben Okafor");
        await pages.BecomeAsync(unsure, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Open(pages, $"?message={unsure}");
        Assert.Equal(["It was sent, the message to Ben Okafor", "Send it all the same, the message to Ben Okafor"], page.FindAll("aside .content button").Select(b => b.TextContent));

        await page.FindAll("aside .content button")[0].ClickAsync(new());

        Assert.Equal(MessageState.Accepted, (await pages.FindAsync(unsure)).State);
        pages.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("aside .content button")));
    }

    [Fact]
    public async Task It_is_sent_again_there_only_after_the_same_question()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var unsure = await pages.SendAsync("Ben Okafor");
        await pages.BecomeAsync(unsure, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Open(pages, $"?message={unsure}");

        page.FindAll("aside .content button")[1].Click();
        page.WaitForAssertion(() => Assert.Contains("It may have been sent already: Ben Okafor may get it twice.", page.Find("[role=dialog]").TextContent, StringComparison.Ordinal));
        Assert.Equal(MessageState.Held, (await pages.FindAsync(unsure)).State);
        await page.AnswerAsync("Send it all the same");
        page.WaitForAssertion(() => Assert.Equal("The message to Ben Okafor is on the way again", Assert.Single(pages.Services.GetRequiredService<Toasts>().Shown).Text));

        await Eventually.BeTrueAsync(async () => (await pages.FindAsync(unsure)).State is MessageState.Scheduled);
    }

    [Fact]
    public async Task A_message_and_the_one_that_took_its_place_name_each_other()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var unsure = await pages.SendAsync("Ben Okafor");
        await pages.BecomeAsync(unsure, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var again = await pages.SendInsteadAsync("Ben Okafor", new Doubling(unsure, DoublingKind.MayHaveBeenSent));

        var link = Open(pages, $"?state=Held&message={unsure}").FindAll("aside a").Single(a => a.TextContent == "Another message took its place");
        Assert.EndsWith($"history?state=Held&message={again}", link.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(Open(pages, $"?message={again}").FindAll("aside a").Single(a => a.TextContent == "It took the place of an earlier message"));
    }

    [Fact]
    public async Task A_session_that_has_ended_is_shown_nothing()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));
        await pages.EndSessionAsync();

        var page = Open(pages);

        Assert.Contains("The session has ended.", page.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task A_manager_exports_what_the_filters_show_and_staff_are_offered_nothing_of_the_kind()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await AddAsync(pages, Some.Message(Jonas));
        var page = Open(pages, "?channel=SMS&from=2026-03-01&message=x");

        await ExportAsync(page, "JSON lines, for programs");

        Assert.EndsWith("/history/export?channel=SMS&from=2026-03-01&zone=UTC&format=jsonl", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        await using var staff = await SignedInPages.OfAsync(Jonas);
        await AddAsync(staff, Some.Message(Jonas));
        Assert.Null(ExportButton(Open(staff)));
    }

    [Fact]
    public async Task Too_many_to_export_are_said_to_be_and_what_helps()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        pages.Services.GetRequiredService<IOptions<ExportOptions>>().Value.MostRows = 1;
        await AddAsync(pages, Some.Message(Jonas), Some.Message(Jonas));
        var page = Open(pages);

        await ExportAsync(page, "CSV, for spreadsheets");

        Assert.EndsWith("/history", pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.Equal(
            "These are more than 1 messages, and no more than that are exported at once. Choose a person or days, so that fewer are left.",
            Assert.Single(pages.Services.GetRequiredService<Toasts>().Shown).Text);
    }

    private static IRenderedComponent<IComponent> Open(SignedInPages pages, string query = "")
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"history{query}");
        var page = pages.RenderInLayout<HistoryPage>();
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }

    private static AngleSharp.Dom.IElement? ExportButton(IRenderedComponent<IComponent> page) => page.FindAll("button").SingleOrDefault(button => button.TextContent.Trim() == "Export");

    private static async Task ExportAsync(IRenderedComponent<IComponent> page, string format)
    {
        await ExportButton(page)!.ClickAsync(new());
        page.WaitForState(() => Choice() is not null);
        await Choice()!.ClickAsync(new());

        AngleSharp.Dom.IElement? Choice() => page.FindAll("[role=menuitem]").SingleOrDefault(item => item.TextContent.Trim() == format);
    }

    private static Task AddAsync(SignedInPages pages, params object[] entities) => pages.Store.AddAsync(entities);
}
