using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.People;
using static Portal.Tests.People.PeopleFixture;

namespace Portal.Tests.People;

/// <summary>What an administrator changes holds at once on every portal, nobody else changes anything, and all of it stands in the audit.</summary>
public class PeopleChangeTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_lower_role_holds_at_once_where_it_was_given_and_within_seconds_on_another_portal()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, sam) = await BothAsync(people, Role.Manager);
        var (one, two) = (await people.One.BeginAsync(sam), await people.Two.BeginAsync(sam));
        var told = new List<Role?>();
        using var page = people.One.Sessions.Watch(one, _ => { }, access => told.Add(access.In(Here)?.Role));
        Assert.Equal((Role.Manager, Role.Manager), (await people.One.RoleAsync(one), await people.Two.RoleAsync(two)));

        await people.One.ChangeAsync(ingrid, "sam", Role.Staff);

        Assert.Equal(Role.Staff, told[^1]);
        Assert.Equal(Role.Staff, await people.One.RoleAsync(one));
        people.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(Role.Staff, await people.Two.RoleAsync(two));
    }

    [Fact]
    public async Task Who_is_removed_may_do_nothing_any_more_on_any_portal_and_pages_that_are_open_are_told()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, sam) = await BothAsync(people, Role.Admin);
        var (one, two) = (await people.One.BeginAsync(sam), await people.Two.BeginAsync(sam));
        var told = new List<int>();
        using var page = people.Two.Sessions.Watch(two, _ => { }, access => told.Add(access.LocationIds.Count));
        Assert.Equal((Role.Admin, Role.Admin), (await people.One.RoleAsync(one), await people.Two.RoleAsync(two)));

        Assert.IsType<PeopleResult.Done>(await people.One.Service.RemoveAsync(ingrid, (await people.FindAsync(ingrid, "sam")).Key, isTold: false, Token));

        Assert.Null(await people.One.RoleAsync(one));
        people.Clock.Advance(SessionSweep.Every);
        await people.Two.Sessions.SweepAsync(Token);
        Assert.Equal(0, told[^1]);
        Assert.Null(await people.Two.RoleAsync(two));
        Assert.True(await people.Two.Sessions.IsLiveAsync(two, Token)); // to be told what is missing
    }

    [Theory]
    [InlineData(Role.Staff)]
    [InlineData(Role.Manager)]
    public async Task Nobody_but_an_administrator_sees_or_changes_anything(Role role)
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, sam) = await BothAsync(people, role);
        var key = (await people.FindAsync(ingrid, "ingrid")).Key;
        var caller = new Caller(sam.PersonId, "sam", Here, role);

        Assert.Empty(await people.One.Directory.ListAsync(caller, Token));
        await RefusedAsync(people, caller, key);
    }

    [Fact]
    public async Task An_administrator_of_another_sub_account_sees_and_changes_nothing_here_whatever_is_claimed_of_them()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, _) = await BothAsync(people, Role.Staff);
        var luca = await people.AdminAsync("luca", There);
        var here = (await people.FindAsync(ingrid, "sam")).Key;

        Assert.DoesNotContain(await people.One.Directory.ListAsync(luca, Token), p => p.Name == "sam");
        Assert.IsType<PeopleResult.NotHere>(await people.One.Service.ChangeRoleAsync(luca, here, Role.Admin, isTold: false, Token));
        Assert.IsType<PeopleResult.NotHere>(await people.One.Service.RemoveAsync(luca, here, isTold: false, Token));
        await RefusedAsync(people, luca with { LocationId = Here }, here);
    }

    [Fact]
    public async Task Who_was_an_administrator_a_moment_ago_changes_nothing_any_more()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, sam) = await BothAsync(people, Role.Admin);
        await people.One.ChangeAsync(ingrid, "sam", Role.Staff);

        await RefusedAsync(people, new Caller(sam.PersonId, "sam", Here, Role.Admin), (await people.FindAsync(ingrid, "sam")).Key);
    }

    [Fact]
    public async Task What_the_sign_in_says_is_not_the_lists_to_change()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await people.SignInAsync("mia", "manager", [Here]);
        var mia = (await people.FindAsync(ingrid, "mia")).Key;

        Assert.IsType<PeopleResult.NotHere>(await people.One.Service.ChangeRoleAsync(ingrid, mia, Role.Admin, isTold: false, Token));
        Assert.IsType<PeopleResult.NotHere>(await people.One.Service.RemoveAsync(ingrid, mia, isTold: false, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_gives_up_their_own_right_without_being_told_whether_it_is_the_last(bool isLast)
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, person) = await BothAsync(people, Role.Admin);
        var sam = new Caller(person.PersonId, "sam", Here, Role.Admin);
        await PeopleListTests.AddAsync(people, ingrid, "later@example.com", Role.Admin); // who has never signed in is no administrator yet
        if (isLast)
        {
            await people.SignInAsync("ingrid", "staff", [Here]);
        }

        var key = (await people.FindAsync(sam, "sam")).Key;

        Assert.Equal(new PeopleResult.TakesOwnRight(isLast), await people.One.Service.ChangeRoleAsync(sam, key, Role.Staff, isTold: false, Token));
        Assert.Equal(new PeopleResult.TakesOwnRight(isLast), await people.One.Service.RemoveAsync(sam, key, isTold: false, Token));
        Assert.Equal(Role.Admin, (await people.AccessAsync(sam.PersonId)).In(Here)?.Role);
        Assert.IsType<PeopleResult.Done>(await people.One.Service.RemoveAsync(sam, key, isTold: true, Token));
        Assert.Empty((await people.AccessAsync(sam.PersonId)).LocationIds);
    }

    [Fact]
    public async Task Of_two_administrators_who_remove_each_other_at_the_same_time_one_stays()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var (ingrid, sam) = await BothAsync(people, Role.Admin);
        await PeopleListTests.AddAsync(people, ingrid, "tom@example.com", Role.Admin);
        var tom = await people.SignInAsync("tom");
        var (samsKey, tomsKey) = ((await people.FindAsync(ingrid, "sam")).Key, (await people.FindAsync(ingrid, "tom")).Key);

        var results = await Task.WhenAll(
            people.One.Service.RemoveAsync(new Caller(sam.PersonId, "sam", Here, Role.Admin), tomsKey, isTold: false, Token),
            people.Two.Service.RemoveAsync(new Caller(tom.PersonId, "tom", Here, Role.Admin), samsKey, isTold: false, Token));

        Assert.Single(results, r => r is PeopleResult.Done);
        Assert.Single(results, r => r is PeopleResult.NotAllowed);
    }

    [Fact]
    public async Task The_audit_has_every_change_with_before_and_after_and_nothing_of_what_was_refused()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await PeopleListTests.AddAsync(people, ingrid, "sam@example.com", Role.Staff);
        await people.One.Service.AddAsync(ingrid, "sam@example.com", Role.Admin, Token);
        await people.SignInAsync("sam");
        await people.One.ChangeAsync(ingrid, "sam", Role.Manager);
        await people.One.ChangeAsync(ingrid, "sam", Role.Manager);
        await people.One.Service.RemoveAsync(ingrid, (await people.FindAsync(ingrid, "sam")).Key, isTold: false, Token);

        var entries = await people.AuditAsync(AuditActions.PersonAdded, AuditActions.RoleChanged, AuditActions.PersonRemoved);

        Assert.Equal(
            [
                ("person-added", "Added sam@example.com.", "No access", "Staff"),
                ("role-changed", "Changed the role of sam.", "Staff", "Manager"),
                ("person-removed", "Removed sam.", "Manager", "No access"),
            ],
            entries.Select(e => (e.Action, e.Detail, e.Before, e.After)));
        Assert.All(entries, e => Assert.Equal((Here, ingrid.PersonId, "ingrid"), (e.LocationId, e.PersonId ?? Guid.Empty, e.PersonName)));
    }

    private static async Task<(Caller Ingrid, SignedIn Sam)> BothAsync(PeopleFixture people, Role role)
    {
        var ingrid = await people.AdminAsync();
        await PeopleListTests.AddAsync(people, ingrid, "sam@example.com", role);
        return (ingrid, await people.SignInAsync("sam"));
    }

    private static async Task RefusedAsync(PeopleFixture people, Caller caller, PersonKey key)
    {
        Assert.IsType<PeopleResult.NotAllowed>(await people.One.Service.AddAsync(caller, "friend@example.com", Role.Admin, Token));
        Assert.IsType<PeopleResult.NotAllowed>(await people.One.Service.ChangeRoleAsync(caller, key, Role.Staff, isTold: true, Token));
        Assert.IsType<PeopleResult.NotAllowed>(await people.One.Service.RemoveAsync(caller, key, isTold: true, Token));
        Assert.IsType<PeopleResult.NotAllowed>(await people.One.Service.LetInAgainAsync(caller, key, Token));
        Assert.DoesNotContain(await people.Database.ReadAsync((context, token) => context.PeopleList.ToListAsync(token), Token), e => e.Email == "friend@example.com");
    }
}
