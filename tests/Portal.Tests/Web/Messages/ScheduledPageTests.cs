using AngleSharp.Dom;
using Bunit;
using Bunit.Rendering;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Messages;

/// <summary>It is Monday 2 March 2026, 09:00 UTC, which is the viewer's zone.</summary>
[TimeBound]
public sealed class ScheduledPageTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<Toast> Toasts => Pages.Services.GetRequiredService<Toasts>().Shown;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Manager());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_is_planned_stands_by_day_with_both_clocks()
    {
        await PlanAsync("2026-03-03T09:00", "America/Chicago", "Ana Ruiz");
        await PlanAsync("2026-03-02T17:00", "UTC", "Ben Okafor");

        var page = Render();

        Assert.Equal(["Today 1", "Tomorrow 1"], page.FindAll(".day h2").Select(ListRows.Words));
        Assert.Contains("15:00 UTC (you) · 09:00 Chicago · in 30 h", page.FindAll(".when")[1].Words(), StringComparison.Ordinal);
        Assert.Contains("17:00 UTC (you) · in 8 h", page.FindAll(".when")[0].Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_several_says_how_many_were_and_how_many_were_too_late_and_the_drafts_have_the_text()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        var late = await PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        var page = Render();
        await page.Find(".bar input").ChangeAsync(new() { Value = true });
        await Pages.Store.Database.WriteAsync(
            (context, token) => context.Messages.Where(m => m.Id == late).ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MessageState.Sending), token),
            TestContext.Current.CancellationToken); // claimed, and the page has not heard of it yet

        await page.PressAsync("Cancel");

        Assert.Equal("1 cancelled, with the text in the drafts, 1 was already being sent", Assert.Single(Toasts).Text);
        var draft = Assert.Single(await DraftsAsync());
        Assert.Equal(("Ana Ruiz", "2026-03-03T09:00"), (draft.ContactName, draft.Plan?.Wall));
    }

    [Fact]
    public async Task A_cancelled_message_can_be_scheduled_again_from_its_toast()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        var page = Render();
        await page.ChooseAsync("Cancel", "Ana Ruiz");
        Assert.Contains("Cancelled, with the text in the drafts", page.RowOf("Ana Ruiz"), StringComparison.Ordinal);
        Assert.Equal("kind unseen", page.Find("li[data-became] .kind").ClassName); // unseen, and still in its place: the row keeps its height

        await page.InvokeAsync(Assert.Single(Toasts).Action!.Run);

        var again = Assert.Single(await PlannedAsync());
        Assert.Equal(("2026-03-03T09:00", "Ana Ruiz"), (again.Plan?.Wall, again.ContactName));
        Assert.Empty(await DraftsAsync());
    }

    [Fact]
    public async Task So_can_one_that_takes_the_place_of_a_message_that_may_have_been_sent()
    {
        var old = await Pages.SendAsync("Ana Ruiz");
        await Pages.BecomeAsync(old, MessageState.Held, "Nobody knows.", HoldKind.MayHaveBeenSent);
        var plan = new SendPlan(new DateTime(2026, 3, 3, 9, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "UTC", OnlyIfUnanswered: false, HeldByService: false);
        await Pages.SendInsteadAsync("Ana Ruiz", new Doubling(old, DoublingKind.MayHaveBeenSent), plan);
        var page = Render();
        await page.ChooseAsync("Cancel", "Ana Ruiz");

        await page.InvokeAsync(Assert.Single(Toasts).Action!.Run);

        Assert.Equal("The message to Ana Ruiz is scheduled again", Toasts[^1].Text);
        Assert.Equal("2026-03-03T09:00", Assert.Single(await PlannedAsync()).Plan?.Wall);
        Assert.Empty(await DraftsAsync());
    }

    // The first press may have put the button away by then.
    private static async Task PressIfThereAsync(IElement item)
    {
        try
        {
            await item.ClickAsync(new());
        }
        catch (UnknownEventHandlerIdException)
        {
        }
    }

    [Fact]
    public async Task Two_presses_on_one_button_are_one()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        await PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        var page = Render();
        await page.Find("[aria-label='More, the message to Ana Ruiz']").ClickAsync(new());
        var item = page.FindAll(".mud-menu-item").Single(i => i.Words() == "Send now");

        await Task.WhenAll(item.ClickAsync(new()), PressIfThereAsync(item));

        Assert.Equal("The message to Ana Ruiz is on the way", Assert.Single(Toasts).Text);
        Assert.Equal(["Ben Okafor"], (await PlannedAsync()).Select(m => m.ContactName));
    }

    [Fact]
    public async Task What_was_sent_now_and_undone_is_planned_as_it_was()
    {
        var id = await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz", onlyIfUnanswered: true);
        var page = Render();
        await page.ChooseAsync("Send now", "Ana Ruiz");
        Assert.Contains("On the way", page.RowOf("Ana Ruiz"), StringComparison.Ordinal);
        Assert.Empty(await PlannedAsync());

        await page.InvokeAsync(Assert.Single(Toasts).Action!.Run);

        var again = Assert.Single(await PlannedAsync());
        Assert.Equal((id, "2026-03-03T09:00", true), (again.Id, again.Plan?.Wall, again.OnlyIfUnanswered));
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));
        page.WaitForAssertion(() => Assert.Equal(["Ana Ruiz"], page.Names()));
    }

    [Fact]
    public async Task What_has_no_time_to_undo_is_asked_about_first()
    {
        var plan = new SendPlan(new DateTime(2026, 3, 3, 9, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "UTC", OnlyIfUnanswered: false, HeldByService: false);
        await Pages.SendAsync("Ana Ruiz", plan, change: command => command with { Channel = Channel.LiveChat });
        var page = Render();

        await page.ChooseAndBeAskedAsync("Send now", "Ana Ruiz");
        Assert.Contains("That can’t be undone.", page.Find("[role=dialog]").TextContent, StringComparison.Ordinal);
        await page.AnswerAsync("Keep the time");
        Assert.Single(await PlannedAsync());

        await page.ChooseAndBeAskedAsync("Send now", "Ana Ruiz");
        await page.AnswerAsync("Send now");
        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Empty(await PlannedAsync());
        Assert.Null(Assert.Single(Toasts).Action);
    }

    [Fact]
    public async Task What_goes_out_while_the_pointer_is_in_the_list_stays_in_its_place_and_says_so()
    {
        var ana = await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        await PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        var page = Render();
        await page.Find(".steady").TriggerEventAsync("onmouseenter", new MouseEventArgs());

        await Pages.BecomeAsync(ana, MessageState.Accepted);
        await PlanAsync("2026-03-03T08:00", "UTC", "Cleo Marsh");
        Pages.Clock.Advance(TimeSpan.FromSeconds(1));

        page.WaitForAssertion(() => Assert.Contains("Accepted", page.RowOf("Ana Ruiz"), StringComparison.Ordinal));
        Assert.Equal(["Ana Ruiz", "Ben Okafor"], page.FindAll("li .what > a").Select(a => a.TextContent));
        page.Leave();

        page.Shows(Pages.Clock, "Cleo Marsh", "Ben Okafor");
    }

    [Fact]
    public async Task Each_row_names_its_message_so_that_a_press_can_be_told_to_be_for_another()
    {
        var ana = await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");

        Assert.Equal($"{ana}", Assert.Single(Render().FindAll("[data-row]")).GetAttribute("data-row"));
    }

    [Fact]
    public async Task Sending_many_now_asks_first_and_then_does()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        await PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");
        var page = Render();
        await page.Find(".bar input").ChangeAsync(new() { Value = true });

        page.PressAndBeAsked("Send now");
        Assert.Equal(2, (await PlannedAsync()).Count);
        await page.AnswerAsync("Send 2 now");
        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));

        Assert.Empty(await PlannedAsync());
        Assert.Equal("2 on the way", Assert.Single(Toasts).Text);
    }

    [Fact]
    public async Task Editing_pauses_it_and_leads_to_the_dialog()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        var page = Render();

        await page.PressAsync("Edit, the message to Ana Ruiz");

        Assert.Empty(await PlannedAsync());
        Assert.EndsWith("conversations/Ana%20Ruiz?write=1&on=SMS", Pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rescheduling_keeps_the_condition_and_stores_the_new_wall()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz", onlyIfUnanswered: true);
        var page = Render();
        await page.ChooseAsync("Reschedule", "Ana Ruiz");

        await page.Find("#reschedule-time-words").ChangeAsync(new() { Value = "thu 14:00" });
        await page.PressAsync("Schedule for Thu 14:00 UTC");

        var message = Assert.Single(await PlannedAsync());
        Assert.Equal(("2026-03-05T14:00", "UTC", true), (message.Plan?.Wall, message.Plan?.Zone, message.Plan?.OnlyIfUnanswered));
    }

    [Fact]
    public async Task The_list_follows_what_happens_elsewhere_and_says_when_it_is_too_late()
    {
        var message = await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz");
        var page = Render();

        await Pages.BecomeAsync(message, MessageState.Sending);

        page.WaitForAssertion(() => Assert.Contains("Sending now – too late to change", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".deeds button"));
    }

    [Fact]
    public async Task Everyones_are_for_managers_and_the_filters_stand_in_the_address()
    {
        await PlanAsync("2026-03-03T09:00", "UTC", "Ana Ruiz", author: Some.Staff());
        await PlanAsync("2026-03-03T10:00", "UTC", "Ben Okafor");

        Assert.Equal(["Ben Okafor"], Render().Names());
        Assert.Equal(["Ana Ruiz", "Ben Okafor"], Render("of=everyone").Names());
        Assert.Empty(Render("of=everyone&channel=Email").Names());
        Assert.Equal(["Ben Okafor"], Render("kind=waiting").Names());
    }

    private IRenderedComponent<IComponent> Render(string query = "")
    {
        Pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"scheduled?{query}");
        var page = Pages.RenderInLayout<ScheduledPage>();
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading…", page.Markup, StringComparison.Ordinal));
        return page;
    }

    private Task<Guid> PlanAsync(string wall, string zone, string contact, bool onlyIfUnanswered = false, Caller? author = null) =>
        Pages.PlanAsync(wall, zone, contact, onlyIfUnanswered, author);

    private Task<IReadOnlyList<Message>> PlannedAsync() =>
        Pages.Services.GetRequiredService<PlannedMessages>().ListAsync(Pages.Caller, everyones: false, TestContext.Current.CancellationToken);

    private Task<IReadOnlyList<Draft>> DraftsAsync() =>
        Pages.Services.GetRequiredService<DraftService>().OfContactAsync(Pages.Caller, "Ana Ruiz", TestContext.Current.CancellationToken);
}
