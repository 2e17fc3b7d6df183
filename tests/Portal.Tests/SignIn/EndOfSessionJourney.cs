using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Journeys;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>What an open page does when its session ends.</summary>
[Collection(OneAtATime.Pages)]
[TimeBound]
public sealed class EndOfSessionJourney(Browser browser) : IClassFixture<Browser>, IAsyncLifetime
{
    private readonly TestClock _clock = PresentClock.Create();
    private RunningPortal? _portal;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => _portal ?? throw new InvalidOperationException("Not started.");

    private Database Database => Portal.Services.GetRequiredService<Database>();

    public async ValueTask InitializeAsync() => _portal = await RunningPortal.StartAsync(clock: _clock);

    [Fact]
    public async Task A_session_ended_on_this_host_leads_its_page_to_the_sign_in_and_back_to_where_it_was()
    {
        var page = await OpenAsync();

        var id = await Database.ReadAsync((context, token) => context.Sessions.Select(s => s.Id).SingleAsync(token), Token);
        await Portal.Services.GetRequiredService<Sessions>().EndAsync(id, SessionEnd.EndedElsewhere, Token);

        await IsLedOutAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Manager of Harbour Dental" }).ClickAsync();
        await page.IsAtAsync(@"/history\?");
    }

    [Fact]
    public async Task A_session_ended_by_another_host_leads_its_page_out_within_a_minute()
    {
        var page = await OpenAsync();

        await Database.WriteAsync((context, token) => context.Sessions.ExecuteDeleteAsync(token), Token);
        await IsLedOutWithinAMinuteAsync(page);
    }

    [Fact]
    public async Task A_session_that_runs_out_leads_its_page_out()
    {
        var page = await OpenAsync();

        await PassAnIdleHourAsync();

        await IsLedOutWithinAMinuteAsync(page);
    }

    [Fact]
    public async Task What_a_person_does_on_an_open_page_keeps_the_session()
    {
        var page = await OpenAsync();
        await page.Clock.FastForwardAsync(40_000);

        _clock.Advance(TimeSpan.FromMinutes(40));
        await page.RunAndWaitForResponseAsync(() => page.Mouse.WheelAsync(0, 10), response => response.Url.EndsWith("/session", StringComparison.Ordinal));
        _clock.Advance(TimeSpan.FromMinutes(40));

        var response = await page.APIRequest.GetAsync("/history", new() { MaxRedirects = 0 });
        Assert.Equal(200, response.Status);
    }

    [Fact]
    public async Task Signing_out_in_one_tab_takes_the_other_tab_along()
    {
        var page = await OpenAsync();
        var other = await page.Context.NewPageAsync();
        await other.GotoAsync("/history");

        await other.SignOutAsync();

        await other.GetByRole(AriaRole.Heading, new() { Name = "You are signed out" }).WaitForAsync();
        _clock.Advance(TimeSpan.FromSeconds(6));
        await IsLedOutAsync(page);
    }

    [Fact]
    public async Task A_session_that_ends_before_its_page_has_begun_to_work_leads_it_out_too()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        await page.ReloadAsync();
        await page.PersonMenu().And(page.Locator(":disabled")).WaitForAsync();

        await Database.WriteAsync((context, token) => context.Sessions.ExecuteDeleteAsync(token), Token);
        await IsLedOutWithinAMinuteAsync(page);
    }

    [Fact]
    public async Task A_page_whose_connection_was_cut_before_it_had_begun_to_work_begins_when_it_is_back()
    {
        var page = await OpenAsync();
        await page.RouteAsync("**/_blazor/**", route => route.AbortAsync());
        var asked = new TaskCompletionSource();
        await page.RouteAsync("**/session", async route =>
        {
            await route.AbortAsync();
            asked.TrySetResult();
        });
        await page.ReloadAsync();
        await asked.Task.WaitAsync(TimeSpan.FromMinutes(1), Token);

        await page.UnrouteAllAsync();

        await page.IsAliveAsync();
    }

    [Fact]
    public async Task The_sandboxs_page_has_nothing_serious_either()
    {
        var page = await browser.OpenAsync(Portal.Address, Screen.Narrow, ColorScheme.Dark);
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Nobody" }).WaitForAsync();

        Assert.Empty(await page.SeriousFindingsAsync());
        await page.PictureAsync("sandbox-sign-in-narrow-dark");
    }

    public async ValueTask DisposeAsync() => await Portal.DisposeAsync();

    private async Task<IPage> OpenAsync()
    {
        var page = await browser.OpenAsync(Portal.Address, Screen.Wide);
        await page.SignInAsync("Manager of Harbour Dental", "/history?state=failed");
        await page.IsAliveAsync(); // before that there is no page that could be led anywhere
        return page;
    }

    /// <summary>
    /// An hour is many timers, and the clock needs seconds to pass them all. A page that loads its last part meanwhile has been active at
    /// the hour that the clock had got to, and idles from there.
    /// </summary>
    private async Task PassAnIdleHourAsync()
    {
        while (await LastSeenAsync() is { } seen && seen + TimeSpan.FromMinutes(61) is var end && end > _clock.Now)
        {
            _clock.Advance(end - _clock.Now);
        }
    }

    private Task<DateTime?> LastSeenAsync() =>
        Database.ReadAsync((context, token) => context.Sessions.Select(s => (DateTime?)s.LastSeenAt).SingleOrDefaultAsync(token), Token);

    /// <summary>While time goes on, as it does for everybody.</summary>
    private async Task IsLedOutWithinAMinuteAsync(IPage page)
    {
        var left = IsLedOutAsync(page);
        for (var passed = 0; passed < 60 && !left.IsCompleted; passed += 20)
        {
            _clock.Advance(TimeSpan.FromSeconds(20));
            await Task.WhenAny(left, Task.Delay(TimeSpan.FromSeconds(4), Token));
        }

        await left;
    }

    private static async Task IsLedOutAsync(IPage page)
    {
        await page.IsAtAsync(@"/sign-in\?.*&ended=true");
        await page.GetByText("Your session has ended").WaitForAsync();
    }
}
