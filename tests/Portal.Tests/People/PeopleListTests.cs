using Portal.Services.Audit;
using Portal.Services.People;
using static Portal.Tests.People.PeopleFixture;

namespace Portal.Tests.People;

/// <summary>The list of a sub-account's people: whom it lets in, and whom not.</summary>
public class PeopleListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_proves_the_address_is_let_in_as_what_the_list_says()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, " Sam@Example.com ", Role.Manager);

        var sam = await people.SignInAsync("sam");

        Assert.Equal(new Entrance(Role.Manager, AccessSource.List, AccessSource.List), (await people.AccessAsync(sam.PersonId)).In(Here));
        Assert.Null((await people.AccessAsync(sam.PersonId)).In(There));
        await people.SignInAsync("sam");
        var entry = Assert.Single(await people.AuditAsync(AuditActions.PersonRecognized));
        Assert.Equal((Here, "sam", "Signed in with sam@example.com, which is on the list: the entry is theirs from now on."), (entry.LocationId, entry.PersonName, entry.Detail));
        Assert.Equal(Here, (await people.One.Sessions.FindAsync(await people.One.Sessions.StartAsync(sam.PersonId, sam.Name, [], Token), Token))?.LocationId);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(null, false)]
    [InlineData(null, true)]
    public async Task An_address_that_nobody_vouches_for_lets_nobody_in_unless_the_settings_trust_it(bool? isVerified, bool trust)
    {
        await using var people = await PeopleFixture.CreateAsync(new EmailAccessOptions { TrustEmail = trust });
        await AddAsync(people, await people.AdminAsync(), "sam@example.com", Role.Staff);

        var sam = await people.SignInAsync("sam", isVerified: isVerified);

        Assert.Equal(trust, (await people.AccessAsync(sam.PersonId)).In(Here) is not null);
    }

    [Fact]
    public async Task The_list_tells_of_whom_the_sign_in_does_not_vouch_that_they_came()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, "sam@example.com", Role.Staff);
        Assert.Null((await people.FindAsync(ingrid, "sam@example.com")).CameUnprovenAt);

        await people.SignInAsync("sam", email: "Sam@example.com", isVerified: false);

        Assert.NotNull((await people.FindAsync(ingrid, "sam@example.com")).CameUnprovenAt);
    }

    [Fact]
    public async Task A_later_owner_of_the_address_inherits_nothing_and_the_first_keeps_it_under_another()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, "sam@example.com", Role.Admin);
        var first = await people.SignInAsync("sam-1", email: "sam@example.com");

        await people.SignInAsync("sam-1", email: "samantha@example.com");
        var second = await people.SignInAsync("sam-2", email: "sam@example.com");

        Assert.Equal(Role.Admin, (await people.AccessAsync(first.PersonId)).In(Here)?.Role);
        Assert.Empty((await people.AccessAsync(second.PersonId)).LocationIds);
        Assert.Equal(
            new PeopleResult.Refused("sam@example.com was sam-1’s, who is here already. If it is somebody else’s now, remove sam-1 first."),
            await people.One.Service.AddAsync(ingrid, "sam@example.com", Role.Staff, Token));
    }

    [Fact]
    public async Task A_sign_in_that_no_longer_proves_the_address_is_still_the_same_person()
    {
        await using var people = await PeopleFixture.CreateAsync();
        await AddAsync(people, await people.AdminAsync(), "sam@example.com", Role.Staff);
        var sam = await people.SignInAsync("sam");

        await people.SignInAsync("sam", isVerified: false);

        Assert.Equal(Role.Staff, (await people.AccessAsync(sam.PersonId)).In(Here)?.Role);
    }

    [Fact]
    public async Task The_latest_claims_count_in_every_session_of_the_person()
    {
        await using var people = await PeopleFixture.CreateAsync();
        var session = await people.One.BeginAsync(await people.SignInAsync("sam", "admin", [Here]));
        Assert.Equal(Role.Admin, await people.One.RoleAsync(session));

        await people.SignInAsync("sam", "staff", [Here]);
        people.Clock.Advance(TimeSpan.FromSeconds(11));

        Assert.Equal(Role.Staff, await people.One.RoleAsync(session));
    }

    [Fact]
    public async Task Words_of_the_claims_that_the_portal_does_not_know_say_nothing()
    {
        await using var people = await PeopleFixture.CreateAsync();
        await AddAsync(people, await people.AdminAsync(), "sam@example.com", Role.Staff);

        var sam = await people.SignInAsync("sam", "president", ["elsewhere"]);

        Assert.Equal((null, 0), (sam.ClaimedRole, sam.ClaimedLocationIds.Count));
        Assert.Equal(Role.Staff, (await people.AccessAsync(sam.PersonId)).In(Here)?.Role);
    }

    [Theory]
    [InlineData(null, null, "Signed in without a role and without a sub-account.")]
    [InlineData("staff", null, "Signed in without a sub-account.")]
    [InlineData(null, Here, "Signed in without a role.")]
    public async Task The_audit_says_what_is_missing(string? role, string? location, string detail)
    {
        await using var people = await PeopleFixture.CreateAsync();

        await people.SignInAsync("sam", role, location is null ? [] : [location]);

        Assert.Equal(detail, Assert.Single(await people.AuditAsync(AuditActions.AccessRefused)).Detail);
    }

    [Theory]
    [InlineData("", "Write the person’s email address.")]
    [InlineData("sam", "That isn’t an email address such as ada@example.com.")]
    [InlineData("SAM@example.com", "sam@example.com is on the list already.")]
    [InlineData("ingrid@example.com", "ingrid@example.com is ingrid, who is here already.")]
    public async Task What_can_not_be_added_is_told(string email, string reason)
    {
        await using var people = await PeopleFixture.CreateAsync();
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, "sam@example.com", Role.Staff);

        Assert.Equal(new PeopleResult.Refused(reason), await people.One.Service.AddAsync(ingrid, email, Role.Staff, Token));
    }

    [Fact]
    public async Task The_list_says_where_each_has_it_from_and_who_has_not_signed_in_yet()
    {
        await using var people = await PeopleFixture.CreateAsync(new EmailAccessOptions { Domains = { ["corp.example"] = new DomainAccess { Role = Role.Staff, SubAccounts = [Here] } } });
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, "later@example.com", Role.Manager);
        await AddAsync(people, ingrid, "sam@example.com", Role.Manager);
        await AddAsync(people, ingrid, "tom@example.com", Role.Admin);
        await AddAsync(people, ingrid, "una@example.com", Role.Staff);
        await people.SignInAsync("sam");
        await people.SignInAsync("tom", role: "staff");
        await people.SignInAsync("una", locations: [There]);
        await people.SignInAsync("dana", email: "dana@corp.example");
        await people.SignInAsync("stranger");

        Assert.Equal(
            [
                ("dana", Role.Staff, "Domain Domain", true, true),
                ("ingrid", Role.Admin, "SignIn SignIn", false, false),
                ("later@example.com", Role.Manager, "", true, true),
                ("sam", Role.Manager, "List List", true, true),
                ("tom", Role.Staff, "SignIn List", false, true), // what the list says of the role doesn't count
                ("una", null, "", false, true), // the sign-in names another sub-account
            ],
            (await people.One.Directory.ListAsync(ingrid, Token)).Select(p => (p.Name ?? p.Email, p.Role, p.Entrance is { } e ? $"{e.RoleFrom} {e.PlaceFrom}" : "", p.MayChangeRole, p.MayRemove)));
        Assert.Null((await people.FindAsync(ingrid, "later@example.com")).LastSignInAt);
        Assert.True((await people.FindAsync(ingrid, "una")).IsElsewhere);
    }

    [Fact]
    public async Task Whom_a_domain_lets_in_can_be_made_something_else_kept_out_and_let_in_again()
    {
        await using var people = await PeopleFixture.CreateAsync(new EmailAccessOptions { Domains = { ["corp.example"] = new DomainAccess { Role = Role.Staff, SubAccounts = [Here] } } });
        var ingrid = await people.AdminAsync();
        var dana = await people.SignInAsync("dana", email: "dana@corp.example");

        await people.One.ChangeAsync(ingrid, "dana", Role.Manager);
        Assert.Equal(new Entrance(Role.Manager, AccessSource.List, AccessSource.List), (await people.AccessAsync(dana.PersonId)).In(Here));

        Assert.IsType<PeopleResult.Done>(await people.One.Service.RemoveAsync(ingrid, (await people.FindAsync(ingrid, "dana")).Key, isTold: false, Token));
        Assert.Empty((await people.AccessAsync(dana.PersonId)).LocationIds);
        Assert.True((await people.FindAsync(ingrid, "dana")).IsKeptOut);
        await people.SignInAsync("dana", email: "dana@corp.example");
        Assert.Empty((await people.AccessAsync(dana.PersonId)).LocationIds);

        Assert.IsType<PeopleResult.Done>(await people.One.Service.LetInAgainAsync(ingrid, (await people.FindAsync(ingrid, "dana")).Key, Token));
        Assert.Equal(Role.Staff, (await people.AccessAsync(dana.PersonId)).In(Here)?.Role);
        Assert.Equal(
            [("role-changed", "Staff", "Manager"), ("person-removed", "Manager", "Kept out"), ("person-added", "Kept out", "Staff")],
            (await people.AuditAsync("role-changed", "person-removed", "person-added")).Select(e => (e.Action, e.Before, e.After)));
    }

    [Fact]
    public async Task An_awaited_address_of_a_domain_that_was_removed_is_kept_out_too()
    {
        await using var people = await PeopleFixture.CreateAsync(new EmailAccessOptions { Domains = { ["corp.example"] = new DomainAccess { Role = Role.Staff, SubAccounts = [Here] } } });
        var ingrid = await people.AdminAsync();
        await AddAsync(people, ingrid, "dana@corp.example", Role.Manager);
        await people.One.Service.RemoveAsync(ingrid, (await people.FindAsync(ingrid, "dana@corp.example")).Key, isTold: false, Token);

        var dana = await people.SignInAsync("dana", email: "dana@corp.example");

        Assert.Empty((await people.AccessAsync(dana.PersonId)).LocationIds);
    }

    internal static async Task AddAsync(PeopleFixture people, Caller caller, string email, Role role) =>
        Assert.IsType<PeopleResult.Done>(await people.One.Service.AddAsync(caller, email, role, Token));
}
