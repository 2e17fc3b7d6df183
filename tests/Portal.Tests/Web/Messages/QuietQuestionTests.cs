using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Services.Messages;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Messages;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Messages;

/// <summary>
/// Whatever lets a stored message go asks first where its contact has quiet hours, 21:00 to 08:00. It is Monday 2 March 2026, 09:00 UTC,
/// which is 01:00 in Los Angeles, where Ana is; Ben is in London.
/// </summary>
public sealed class QuietQuestionTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<Toast> Toasts => Pages.Services.GetRequiredService<Toasts>().Shown;

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Manager());
        Pages.Tokens.Answer = new TokenAnswer.Usable(new AccessToken(Some.Location, "token"));
        Pages.Service.Contact = id => new ServiceAnswer<ServiceContact>.Found(new ServiceContact
        {
            Id = id,
            LocationId = Some.Location,
            FirstName = id.Split(' ')[0],
            Name = id,
            Phone = "+14155550100",
            TimeZone = id.StartsWith("Ana", StringComparison.Ordinal) ? "America/Los_Angeles" : "Europe/London",
        });
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Sending_now_says_what_the_clock_shows_there_and_can_be_sent_anyway()
    {
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        var page = Render<ScheduledPage>();

        await page.ChooseAndBeAskedAsync("Send now", "Ana Ruiz");
        Assert.Contains("It is 01:00 in Los Angeles, where Ana is.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        Assert.Single(await PlannedAsync());
        await page.AnswerAsync("Send anyway");

        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Empty(await PlannedAsync());
    }

    [Fact]
    public async Task It_can_wait_for_the_next_good_hour_by_one_press()
    {
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        var page = Render<ScheduledPage>();

        await page.ChooseAndBeAskedAsync("Send now", "Ana Ruiz");
        await page.AnswerAsync("Send at 08:00");

        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Equal(("2026-03-02T08:00", "America/Los_Angeles"), (Assert.Single(await PlannedAsync()).Plan!.Wall, Assert.Single(await PlannedAsync()).Plan!.Zone));
    }

    [Fact]
    public async Task Or_be_left_as_it_is()
    {
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        var page = Render<ScheduledPage>();

        await page.ChooseAndBeAskedAsync("Send now", "Ana Ruiz");
        await page.AnswerAsync("Leave it as it is");

        Assert.Equal("2026-03-03T18:00", Assert.Single(await PlannedAsync()).Plan!.Wall);
        Assert.Empty(Toasts);
    }

    [Fact]
    public async Task Rescheduling_into_quiet_hours_asks_with_the_time_that_was_chosen()
    {
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        var page = Render<ScheduledPage>();
        await page.ChooseAsync("Reschedule", "Ana Ruiz");

        await page.Find("#reschedule-time-words").ChangeAsync(new() { Value = "thu 06:00" });
        page.PressAndBeAsked(page.FindAll("[role=dialog] button")[^1].Words());
        page.WaitForAssertion(() => Assert.Contains("Then it is 22:00 in Los Angeles, where Ana is.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal));
        await page.AnswerAsync("Schedule anyway");

        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Equal(new DateTime(2026, 3, 5, 6, 0, 0, DateTimeKind.Utc), Assert.Single(await PlannedAsync()).Plan!.At);
    }

    [Fact]
    public async Task Of_several_those_are_named_who_would_be_disturbed()
    {
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        await PlanAsync("2026-03-03T19:00", "Ben Okafor");
        var page = Render<ScheduledPage>();
        await page.Find(".bar input").ChangeAsync(new() { Value = true });

        page.PressAndBeAsked("Send now");
        Assert.Contains("These contacts have quiet hours: Ana Ruiz.", page.Find("[role=dialog]").Words(), StringComparison.Ordinal);
        await page.AnswerAsync("Send all anyway");

        page.WaitForAssertion(() => Assert.Equal("2 on the way", Assert.Single(Toasts).Text));
    }

    [Fact]
    public async Task Trying_again_asks_too_and_offers_no_hour_because_what_failed_has_none()
    {
        await Pages.BecomeAsync(await Pages.SendAsync("Ana Ruiz"), MessageState.Failed, "No answer.");
        var page = Render<AttentionPage>();

        page.PressAndBeAsked("Try again, the message to Ana Ruiz");

        Assert.Equal(["Send anyway", "Leave it as it is"], page.FindAll("[role=dialog] button").Select(ListRows.Words));
    }

    [Fact]
    public async Task Where_nobody_would_be_disturbed_nothing_more_is_asked()
    {
        await PlanAsync("2026-03-03T18:00", "Ben Okafor");
        var page = Render<ScheduledPage>();

        await page.ChooseAsync("Send now", "Ben Okafor");

        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Empty(await PlannedAsync());
    }

    [Fact]
    public async Task A_contact_who_can_not_be_read_is_not_asked_about()
    {
        Pages.Service.Contact = _ => new ServiceAnswer<ServiceContact>.Unavailable("Away.");
        await PlanAsync("2026-03-03T18:00", "Ana Ruiz");
        var page = Render<ScheduledPage>();

        await page.ChooseAsync("Send now", "Ana Ruiz");

        page.WaitForAssertion(() => Assert.NotEmpty(Toasts));
        Assert.Empty(await PlannedAsync());
    }

    private IRenderedComponent<IComponent> Render<TPage>()
        where TPage : IComponent
    {
        var page = Pages.RenderInLayout<TPage>();
        page.WaitForAssertion(() => Assert.DoesNotContain("Loading…", page.Markup, StringComparison.Ordinal));
        return page;
    }

    private Task<Guid> PlanAsync(string wall, string contact) => Pages.PlanAsync(wall, "UTC", contact);

    private Task<IReadOnlyList<Message>> PlannedAsync() =>
        Pages.Services.GetRequiredService<PlannedMessages>().ListAsync(Pages.Caller, everyones: false, TestContext.Current.CancellationToken);
}
