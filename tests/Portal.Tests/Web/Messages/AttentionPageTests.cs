using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;

namespace Portal.Tests.Web.Messages;

public sealed class AttentionPageTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<Toast> Toasts => Pages.Services.GetRequiredService<Toasts>().Shown;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Manager());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_needs_a_person_stands_by_its_kind_with_counts_reasons_and_what_can_be_done()
    {
        await TroubleAsync("Ana Ruiz", MessageState.Held, "The contact has written since.", HoldKind.Answered);
        await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        await TroubleAsync("Cleo Marsh", MessageState.Refused, "The number is a landline.");
        await TroubleAsync("Dev Rao", MessageState.Unknown, "No answer came.");

        var page = Render();

        Assert.Equal(["May have been sent 1", "Held 1", "Not sent 1", "Unknown 1"], page.FindAll(".kind h2").Select(Words));
        Assert.Contains("The number is a landline.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["It was sent", "Send again (may double)"], ButtonsOf(page, "Ben Okafor"));
        Assert.Equal(["Try again", "Dismiss", "Edit and send again"], ButtonsOf(page, "Ana Ruiz"));
        Assert.Empty(ButtonsOf(page, "Dev Rao"));
    }

    [Fact]
    public async Task Sending_again_asks_first_and_names_who_may_get_it_twice()
    {
        var message = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();
        await PressAsync(page, "Send again (may double), the message to Ben Okafor");

        Assert.Contains("It may have been sent already: Ben Okafor may get it twice.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(message)).State);
        await PressAsync(page, "Send again");

        Assert.Equal(MessageState.Scheduled, (await Pages.FindAsync(message)).State);
        page.WaitForAssertion(() => Assert.Contains("Nothing needs attention", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trying_again_asks_too_where_an_earlier_try_may_have_been_sent()
    {
        var old = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var again = await Pages.SendInsteadAsync("Ben Okafor", new Doubling(old, DoublingKind.MayHaveBeenSent));
        await Pages.BecomeAsync(again, MessageState.Failed, "The phone could not be reached.", code: "30003");
        var page = Render();
        await PressAsync(page, "Try again, the message to Ben Okafor");

        Assert.Contains("may have been sent: Ben Okafor may get it twice.", page.Find("dialog").TextContent, StringComparison.Ordinal);
        Assert.Empty(Toasts);
        Assert.Null((await Pages.FindAsync(again)).SetAsideAt);
        await PressAsync(page, "Send again");

        Assert.NotNull((await Pages.FindAsync(again)).SetAsideAt);
        Assert.Equal("The message to Ben Okafor is on the way again", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task A_person_who_has_looked_says_that_it_was_sent()
    {
        var message = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();

        await PressAsync(page, "It was sent, the message to Ben Okafor");

        Assert.Equal(MessageState.Accepted, (await Pages.FindAsync(message)).State);
        Assert.Equal("The message to Ben Okafor is marked as sent", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task Many_at_once_each_button_does_those_that_it_fits()
    {
        var held = await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        var refused = await TroubleAsync("Cleo Marsh", MessageState.Refused, "No.");
        var unsure = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();
        await page.Find(".bar input").ChangeAsync(new() { Value = true });

        await PressAsync(page, "Try again (2)");

        Assert.Equal(MessageState.Scheduled, (await Pages.FindAsync(held)).State);
        Assert.NotNull((await Pages.FindAsync(refused)).SetAsideAt);
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(unsure)).State);
        Assert.Equal("2 on the way again", Assert.Single(Toasts).Text);
        Assert.Equal(["Ben Okafor"], Names(page));
    }

    [Fact]
    public async Task What_cannot_succeed_is_not_offered_to_be_tried_again_and_the_page_says_what_would_help()
    {
        await TroubleAsync("Uma Sharma", MessageState.Refused, "The contact has unsubscribed from email.", code: "CONVERSATIONS_MSG_UNSUBSCRIBED");
        await TroubleAsync("Lena Fischer", MessageState.Failed, "The contact's number is a landline.", code: "30006", author: Some.Staff("Tom"));
        await TroubleAsync("Uri Navon", MessageState.Failed, "The phone could not be reached.", code: "30003");
        var page = Render("of=everyone");

        Assert.Equal(["Dismiss", "Edit and send again"], ButtonsOf(page, "Uma Sharma"));
        Assert.Equal(["Dismiss"], ButtonsOf(page, "Lena Fischer"));
        Assert.Equal(["Try again", "Dismiss", "Edit and send again"], ButtonsOf(page, "Uri Navon"));
        Assert.Equal(
            ["Sending the same again can’t help. Edit it, and choose another channel there where that is needed.", "Sending the same again can’t help. Tom can edit it, or write on another channel."],
            page.FindAll(".trouble .hint").Select(Words).Order());

        await page.Find(".bar input").ChangeAsync(new() { Value = true });
        Assert.Contains("2 can’t be tried again", Words(page.Find(".bar")), StringComparison.Ordinal);
        await PressAsync(page, "Try again (1)");
        Assert.Equal("The message to Uri Navon is on the way again", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task Dismissed_is_gone_and_stays_unsent()
    {
        var message = await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        var page = Render();

        await PressAsync(page, "Dismiss, the message to Ana Ruiz");

        Assert.Empty(Names(page));
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public async Task Editing_what_was_held_takes_it_back_and_editing_what_was_refused_begins_a_copy()
    {
        var held = await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        var refused = await TroubleAsync("Cleo Marsh", MessageState.Refused, "No.");
        var page = Render();
        var navigation = Pages.Services.GetRequiredService<NavigationManager>();

        await PressAsync(page, "Edit and send again, the message to Ana Ruiz");
        Assert.EndsWith("conversations/Ana%20Ruiz?write=1&on=SMS", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(held)).State);

        await PressAsync(page, "Edit and send again, the message to Cleo Marsh");
        Assert.EndsWith($"resume={refused}", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(MessageState.Refused, (await Pages.FindAsync(refused)).State);
    }

    [Fact]
    public async Task Everyones_are_a_managers_to_see_and_to_act_on()
    {
        await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed, author: Some.Staff());

        Assert.Empty(Names(Render()));
        var page = Render("of=everyone");
        Assert.Equal(["Try again", "Dismiss"], ButtonsOf(page, "Ana Ruiz"));
    }

    private static string Words(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static List<string> Names(IRenderedComponent<AttentionPage> page) => [.. page.FindAll(".what > a").Select(Words)];

    private static List<string> ButtonsOf(IRenderedComponent<AttentionPage> page, string contact) =>
        [.. page.FindAll(".trouble").Single(row => Words(row).StartsWith(contact, StringComparison.Ordinal)).QuerySelectorAll("button").Select(b => Words(b).Split(',')[0])];

    private static Task PressAsync(IRenderedComponent<AttentionPage> page, string words) =>
        page.FindAll("button").Single(b => Words(b) == words).ClickAsync(new());

    private async Task<Guid> TroubleAsync(string contact, MessageState state, string reason, HoldKind? because = null, Caller? author = null, string? code = null)
    {
        var message = await Pages.SendAsync(contact, author: author);
        await Pages.BecomeAsync(message, state, reason, because, code);
        return message;
    }

    private IRenderedComponent<AttentionPage> Render(string query = "")
    {
        Pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"attention?{query}");
        var page = Pages.Render<AttentionPage>();
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading…", page.Markup, StringComparison.Ordinal));
        return page;
    }
}
