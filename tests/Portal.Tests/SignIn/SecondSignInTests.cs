using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

/// <summary>Several sign-ins in one browser, as several tabs begin them.</summary>
[Collection(OnePortal.Name)]
public sealed class SecondSignInTests(PortalWithLog fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

    private Database Database => Portal.Services.GetRequiredService<Database>();

    private Sessions Sessions => Portal.Services.GetRequiredService<Sessions>();

    [Fact]
    public async Task Of_two_people_who_sign_in_in_two_tabs_the_second_works_as_herself_and_the_session_of_the_first_is_over()
    {
        using var browser = new Visitor(Portal.Address);
        var (first, second) = (await browser.AskToSignInAsync("/drafts"), await browser.AskToSignInAsync("/history"));

        var others = await SessionsAsync();
        await FinishAsync(browser, first, "priya");
        var stolen = Cookie(browser);
        var session = Assert.Single((await SessionsAsync()).Except(others));
        List<SessionEnd> heard = [];
        using var watch = Sessions.Watch(session, heard.Add);
        Assert.Equal("/history", await FinishAsync(browser, second, "ben"));

        Assert.Contains("Ben Achterberg", await browser.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal([SessionEnd.Replaced], heard);
        Assert.False(await Sessions.IsLiveAsync(session, Token));
        using var thief = new Visitor(Portal.Address);
        thief.Cookies.Add(Portal.Address, new Cookie("portal", stolen));
        await thief.IsStrangerAsync();
    }

    [Fact]
    public async Task Who_signs_in_again_gets_a_new_session_and_the_old_one_ends()
    {
        using var browser = new Visitor(Portal.Address);
        var again = await browser.AskToSignInAsync();
        await browser.SignInAsync("ben");
        var before = await SessionsAsync();

        await FinishAsync(browser, again, "ben");

        var after = await SessionsAsync();
        Assert.Single(before.Except(after));
        Assert.Single(after.Except(before));
        await browser.IsLetInAsync();
    }

    [Fact]
    public async Task An_answer_that_is_not_true_ends_nobodys_session()
    {
        using var browser = new Visitor(Portal.Address);
        var asked = await browser.AskToSignInAsync();
        await browser.SignInAsync("ben");
        var back = await browser.ChooseAsync(asked, "maya");

        await browser.GetAsync(back.ToString().Replace("code=", "code=x", StringComparison.Ordinal));

        Assert.Contains("Ben Achterberg", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_the_first_persons_page_does_nothing_in_the_name_of_the_second()
    {
        using var browser = new Visitor(Portal.Address);
        var second = await browser.AskToSignInAsync();
        await browser.SignInAsync("maya");
        var token = await browser.AntiforgeryTokenAsync("/");
        await FinishAsync(browser, second, "noor");

        var answer = await browser.SendBareFormAsync("/sub-account", ("__RequestVerificationToken", token), ("locationId", SandboxSubAccounts.NorthsideFitness));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("Sub-account Harbour Dental", await browser.ReadAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ticket_of_a_session_is_never_changed_by_whatever_handler_asks_for_it()
    {
        var store = Portal.Services.GetRequiredService<TicketStore>();

        await Assert.ThrowsAsync<InvalidOperationException>(() => store.RenewAsync("key", new AuthenticationTicket(new(), "any")));
    }

    [Fact]
    public async Task A_switch_that_comes_after_the_sessions_end_is_not_written_down_as_one()
    {
        var before = await SwitchesAsync();

        await Sessions.SwitchAsync(new Caller(Guid.CreateVersion7(), "Nobody", "x", Role.Staff), Guid.CreateVersion7(), "y", Token);

        Assert.Equal(before, await SwitchesAsync());
    }

    private static async Task<string?> FinishAsync(Visitor browser, Uri asked, string person) =>
        (await browser.GetAsync((await browser.ChooseAsync(asked, person)).ToString())).Headers.Location?.ToString();

    private string? Cookie(Visitor browser) => browser.Cookies.GetCookies(Portal.Address)["portal"]?.Value;

    private Task<int> SwitchesAsync() => Database.ReadAsync((context, token) => context.Audit.CountAsync(e => e.Action == "sub-account-switched", token), Token);

    private Task<List<Guid>> SessionsAsync() => Database.ReadAsync((context, token) => context.Sessions.Select(s => s.Id).ToListAsync(token), Token);
}
