using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Portal.Sandbox;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.SignIn;

/// <summary>What a person is in each sub-account, as the doors of the whole portal see it.</summary>
public sealed class RolesTests(PortalWithLog fixture) : IClassFixture<PortalWithLog>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private RunningPortal Portal => fixture.Portal;

    [Fact]
    public async Task A_role_is_of_one_sub_account_and_pages_and_menus_follow_the_switch_and_the_list()
    {
        var ingrid = await AdminAsync("ingrid", "Ingrid Okafor", SandboxSubAccounts.HarbourDental);
        var luca = await AdminAsync("luca", "Luca Moretti", SandboxSubAccounts.NorthsideFitness);
        await AddAsync(ingrid, Role.Admin);
        await AddAsync(luca, Role.Staff);
        using var sam = new Visitor(Portal.Address);
        await sam.SignInAsync("sam");

        Assert.Contains("Sam Whitlock, Admin", await sam.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await sam.GetAsync("/settings/people")).StatusCode);

        await sam.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.NorthsideFitness));
        Assert.Contains("Sam Whitlock, Staff", await sam.ReadAsync("/"), StringComparison.Ordinal);
        await IsRefusedAsync(sam, "/settings/people", "/settings/audit", "/settings", "/settings/connect");

        await sam.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.HarbourDental));
        await ChangeAsync(ingrid, key => People.ChangeRoleAsync(ingrid, key, Role.Manager, isTold: false, Token));
        Assert.Contains("Sam Whitlock, Manager", await sam.ReadAsync("/"), StringComparison.Ordinal);
        await IsRefusedAsync(sam, "/settings/people", "/settings/audit", "/settings", "/settings/connect");

        await ChangeAsync(ingrid, key => People.RemoveAsync(ingrid, key, isTold: false, Token));
        Assert.Contains("Sam Whitlock, Staff", await sam.ReadAsync("/"), StringComparison.Ordinal); // of the other one
        Assert.Equal(HttpStatusCode.NotFound, (await sam.SendFormAsync("/", "/sub-account", ("locationId", SandboxSubAccounts.HarbourDental))).StatusCode);

        await ChangeAsync(luca, key => People.RemoveAsync(luca, key, isTold: false, Token));
        Assert.Equal("/no-access", (await sam.GetAsync("/")).Headers.Location?.AbsolutePath);
    }

    [Theory]
    [InlineData("maya")]
    [InlineData("tomas")]
    public async Task Staff_and_managers_do_not_open_the_page_of_people(string person)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync(person);

        await IsRefusedAsync(visitor, "/settings/people");
    }

    private PeopleService People => Portal.Services.GetRequiredService<PeopleService>();

    private static async Task IsRefusedAsync(Visitor visitor, params string[] paths)
    {
        foreach (var path in paths)
        {
            Assert.Equal("/no-access", (await visitor.GetAsync(path)).Headers.Location?.AbsolutePath);
        }
    }

    private async Task<Caller> AdminAsync(string id, string name, string location)
    {
        using var visitor = new Visitor(Portal.Address);
        await visitor.SignInAsync(id);
        var person = await Portal.Services.GetRequiredService<Database>().ReadAsync((context, token) => context.People.SingleAsync(p => p.Subject == id, token), Token);
        return new Caller(person.Id, name, location, Role.Admin);
    }

    private async Task AddAsync(Caller admin, Role role) => Assert.IsType<PeopleResult.Done>(await People.AddAsync(admin, "sam.whitlock@elsewhere.example", role, Token));

    private async Task ChangeAsync(Caller admin, Func<PersonKey, Task<PeopleResult>> change)
    {
        var people = await Portal.Services.GetRequiredService<PeopleDirectory>().ListAsync(admin, Token);
        Assert.IsType<PeopleResult.Done>(await change(people.Single(p => p.Name == "Sam Whitlock").Key));
    }
}
