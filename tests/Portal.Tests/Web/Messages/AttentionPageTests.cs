using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
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

        Assert.Equal(["May have been sent 1", "Held 1", "Not sent 1", "Unknown 1"], page.FindAll(".kind h2").Select(ListRows.Words));
        Assert.Contains("The number is a landline.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(["It was sent", "Send it all the same", "What happened"], await page.DeedsOfAsync("Ben Okafor"));
        Assert.Equal(["Try again", "Dismiss", "Edit and send again", "What happened"], await page.DeedsOfAsync("Ana Ruiz"));
        Assert.Equal(["What happened"], await page.DeedsOfAsync("Dev Rao"));
    }

    [Fact]
    public async Task Sending_again_asks_first_and_names_who_may_get_it_twice()
    {
        var message = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();
        await page.ChooseAndBeAskedAsync("Send it all the same", "Ben Okafor");

        Assert.Contains("It may have been sent already: Ben Okafor may get it twice.", page.Markup, StringComparison.Ordinal);
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(message)).State);
        await page.AnswerAsync("Send it all the same");

        page.WaitForAssertion(() => Assert.Contains("On the way again", page.RowOf("Ben Okafor"), StringComparison.Ordinal));
        Assert.Equal(MessageState.Scheduled, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public async Task Trying_again_asks_too_where_an_earlier_try_may_have_been_sent()
    {
        var old = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var again = await Pages.SendInsteadAsync("Ben Okafor", new Doubling(old, DoublingKind.MayHaveBeenSent));
        await Pages.BecomeAsync(again, MessageState.Failed, "The phone could not be reached.", code: "30003");
        var page = Render();
        page.PressAndBeAsked("Try again, the message to Ben Okafor");

        Assert.Contains("may have been sent: Ben Okafor may get it twice.", page.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
        Assert.Empty(Toasts);
        Assert.Null((await Pages.FindAsync(again)).SetAsideAt);
        await page.AnswerAsync("Send it all the same");
        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));

        Assert.NotNull((await Pages.FindAsync(again)).SetAsideAt);
        Assert.Equal("The message to Ben Okafor is on the way again", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task Who_is_asked_can_say_that_it_was_sent()
    {
        var message = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();
        await page.ChooseAndBeAskedAsync("Send it all the same", "Ben Okafor");

        await page.AnswerAsync("It was sent");

        page.WaitForAssertion(() => Assert.Equal("The message to Ben Okafor is marked as sent", Assert.Single(Toasts).Text));
        Assert.Equal(MessageState.Accepted, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public async Task Who_is_asked_about_an_earlier_try_can_say_that_that_one_was_sent()
    {
        var old = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var again = await Pages.SendInsteadAsync("Ben Okafor", new Doubling(old, DoublingKind.MayHaveBeenSent));
        await Pages.BecomeAsync(again, MessageState.Failed, "The phone could not be reached.", code: "30003");
        var page = Render();
        page.PressAndBeAsked("Try again, the message to Ben Okafor");

        await page.AnswerAsync("It was sent");

        page.WaitForAssertion(() => Assert.Equal("The message to Ben Okafor is marked as sent", Assert.Single(Toasts).Text));
        Assert.Equal(MessageState.Accepted, (await Pages.FindAsync(old)).State);
        Assert.Equal((MessageState.Failed, null), ((await Pages.FindAsync(again)).State, (await Pages.FindAsync(again)).SetAsideAt));
    }

    [Fact]
    public async Task A_person_who_has_looked_says_that_it_was_sent()
    {
        var message = await TroubleAsync("Ben Okafor", MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var page = Render();

        await page.PressAsync("It was sent, the message to Ben Okafor");

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

        await page.PressAsync("Try again (2)");

        Assert.Equal(MessageState.Scheduled, (await Pages.FindAsync(held)).State);
        Assert.NotNull((await Pages.FindAsync(refused)).SetAsideAt);
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(unsure)).State);
        Assert.Equal("2 on the way again", Assert.Single(Toasts).Text);
        Assert.Equal(["Ben Okafor"], page.Names());
    }

    [Fact]
    public async Task What_cannot_succeed_is_not_offered_to_be_tried_again_and_the_page_says_what_would_help()
    {
        await TroubleAsync("Uma Sharma", MessageState.Refused, "The contact has unsubscribed from email.", code: "CONVERSATIONS_MSG_UNSUBSCRIBED");
        await TroubleAsync("Lena Fischer", MessageState.Failed, "The contact's number is a landline.", code: "30006", author: Some.Staff("Tom"));
        await TroubleAsync("Uri Navon", MessageState.Failed, "The phone could not be reached.", code: "30003");
        var page = Render("of=everyone");

        Assert.Equal(["Edit and send again", "Dismiss", "What happened"], await page.DeedsOfAsync("Uma Sharma"));
        Assert.Equal(["Dismiss", "What happened"], await page.DeedsOfAsync("Lena Fischer"));
        Assert.Equal(["Try again", "Dismiss", "Edit and send again", "What happened"], await page.DeedsOfAsync("Uri Navon"));
        Assert.Equal(
            ["Sending the same again can’t help. Edit it, and choose another channel there where that is needed.", "Sending the same again can’t help. Tom can edit it, or write on another channel."],
            page.FindAll(".trouble .hint").Select(ListRows.Words).Order());

        await page.Find(".bar input").ChangeAsync(new() { Value = true });
        Assert.Contains("2 can’t be tried again", page.Find(".bar").Words(), StringComparison.Ordinal);
        await page.PressAsync("Try again (1)");
        Assert.Equal("The message to Uri Navon is on the way again", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task A_try_that_is_undone_leaves_the_message_where_it_was_and_nothing_goes_out()
    {
        var refused = await TroubleAsync("Cleo Marsh", MessageState.Refused, "No.");
        var page = Render();
        await page.PressAsync("Try again, the message to Cleo Marsh");
        Assert.Contains("On the way again", page.RowOf("Cleo Marsh"), StringComparison.Ordinal);

        var toast = Assert.Single(Toasts);
        Assert.True(toast.Action?.IsUndo);
        await page.InvokeAsync(toast.Action!.Run);

        Assert.Null((await Pages.FindAsync(refused)).SetAsideAt);
        Assert.DoesNotContain(await Pages.Services.GetRequiredService<PlannedMessages>().OfContactAsync(Pages.Caller, "Cleo Marsh", Xunit.TestContext.Current.CancellationToken), m => m.State is MessageState.Scheduled);
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal(["Cleo Marsh"], page.Names()));
        Assert.Equal("The message to Cleo Marsh was not sent, and is as it was", Toasts[^1].Text);
    }

    [Fact]
    public async Task Undo_is_offered_for_as_long_as_it_is_possible()
    {
        await TroubleAsync("Cleo Marsh", MessageState.Refused, "No.");
        var page = Render();
        await page.PressAsync("Try again, the message to Cleo Marsh");

        Pages.Clock.Advance(TimeSpan.FromSeconds(4));
        Assert.NotNull(Assert.Single(Toasts).Action);
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Null(Assert.Single(Toasts).Action));
        Assert.Equal("The message to Cleo Marsh is on the way again", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task Another_channel_that_is_open_is_offered_where_the_same_can_not_succeed_and_what_is_lost_is_said()
    {
        Pages.Tokens.Answer = null;
        Pages.Service.Contact = id => new ServiceAnswer<ServiceContact>.Found(
            id == "Uma Sharma" ? new ServiceContact { Id = id, LocationId = Some.Location, Name = id, Phone = "+13125550100", Email = "uma@example.com" }
            : new ServiceContact { Id = id, LocationId = Some.Location, Name = id, Phone = "+13125550101" });
        var uma = await TroubleAsync("Uma Sharma", MessageState.Refused, "The contact has unsubscribed from email.", code: "CONVERSATIONS_MSG_UNSUBSCRIBED", command: InEmail);
        await TroubleAsync("Lena Fischer", MessageState.Failed, "The contact's number is a landline.", code: "30006");
        var page = Render();

        page.WaitForAssertion(() => Assert.Equal(
            $"conversations/Uma%20Sharma?write=1&resume={uma}&on=SMS", page.FindAll("a").Single(a => a.Words() == "Send by SMS instead, the message to Uma Sharma").GetAttribute("href")));
        Assert.Contains("Sending the same again can’t help, another channel can. It goes without its subject.", page.RowOf("Uma Sharma"), StringComparison.Ordinal);
        Assert.Equal(["Edit and send again", "Dismiss", "What happened"], await page.DeedsOfAsync("Lena Fischer"));
    }

    [Fact]
    public async Task A_row_stays_in_its_place_and_says_what_became_of_it_until_pointer_and_focus_have_left()
    {
        await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        await TroubleAsync("Ben Okafor", MessageState.Held, "Missed.", HoldKind.Missed);
        await TroubleAsync("Cleo Marsh", MessageState.Held, "Missed.", HoldKind.Missed);
        var page = Render();
        var rows = page.FindAll("li .what > a").Select(a => a.TextContent).ToList();
        await page.Find(".steady").TriggerEventAsync("onmouseenter", new MouseEventArgs());

        await page.ChooseAsync("Dismiss", rows[0]);
        await TroubleAsync("Dev Rao", MessageState.Held, "Missed.", HoldKind.Missed);

        Assert.Equal(rows, page.FindAll("li .what > a").Select(a => a.TextContent));
        Assert.Contains("Dismissed", page.RowOf(rows[0]), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("li")[0].QuerySelectorAll("button, input"));
        Assert.Equal("Held 2", page.Find(".kind h2").Words());

        await page.Find(".steady").TriggerEventAsync("onfocusin", new FocusEventArgs());
        page.Leave();
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(3, page.FindAll("li").Count);
        page.LoseTheFocus();

        page.Shows(Pages.Clock, "Dev Rao", rows[1], rows[2]);
    }

    [Fact]
    public async Task Dismissed_is_gone_and_stays_unsent()
    {
        var message = await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        var page = Render();

        await page.ChooseAsync("Dismiss", "Ana Ruiz");

        Assert.Empty(page.Names());
        Assert.Equal(MessageState.Held, (await Pages.FindAsync(message)).State);
    }

    [Fact]
    public async Task Editing_what_was_held_takes_it_back_and_editing_what_was_refused_begins_a_copy()
    {
        var held = await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed);
        var refused = await TroubleAsync("Cleo Marsh", MessageState.Refused, "No.");
        var page = Render();
        var navigation = Pages.Services.GetRequiredService<NavigationManager>();

        await page.ChooseAsync("Edit and send again", "Ana Ruiz");
        Assert.EndsWith("conversations/Ana%20Ruiz?write=1&on=SMS", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(MessageState.Cancelled, (await Pages.FindAsync(held)).State);

        await page.ChooseAsync("Edit and send again", "Cleo Marsh");
        Assert.EndsWith($"resume={refused}", navigation.Uri, StringComparison.Ordinal);
        Assert.Equal(MessageState.Refused, (await Pages.FindAsync(refused)).State);
    }

    [Fact]
    public async Task Everyones_are_a_managers_to_see_and_to_act_on()
    {
        await TroubleAsync("Ana Ruiz", MessageState.Held, "Missed.", HoldKind.Missed, author: Some.Staff());

        var page = Render("of=everyone");
        Assert.Equal(["Try again", "Dismiss", "What happened"], await page.DeedsOfAsync("Ana Ruiz"));
        Assert.Empty(Render().Names());
    }

    private static SendCommand InEmail(SendCommand command) => command with { Channel = Channel.Email, Content = command.Content with { Subject = "Your visit" } };

    private async Task<Guid> TroubleAsync(string contact, MessageState state, string reason, HoldKind? because = null, Caller? author = null, string? code = null, Func<SendCommand, SendCommand>? command = null)
    {
        var message = await Pages.SendAsync(contact, author: author, change: command);
        await Pages.BecomeAsync(message, state, reason, because, code);
        return message;
    }

    private IRenderedComponent<IComponent> Render(string query = "")
    {
        Pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"attention?{query}");
        var page = Pages.RenderInLayout<AttentionPage>();
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading…", page.Markup, StringComparison.Ordinal));
        return page;
    }
}
