using Portal.Services.People;
using Portal.Tests.Support;

namespace Portal.Tests.People;

/// <summary>The claims decide where they say something, the list where they don't, and the domain of the address where neither does.</summary>
public sealed class AccessRuleTests
{
    private static readonly EmailAccessOptions Domain = new()
    {
        Domains = { ["Harbour.example"] = new DomainAccess { Role = Role.Manager, SubAccounts = ["here"] } },
        Administrators = ["Owner@harbour.example"],
    };

    [Theory]
    // Claims say both: nobody else has a say.
    [InlineData("Staff", true, "-", false, "Staff SignIn SignIn")]
    [InlineData("Staff", true, "-", true, "Staff SignIn SignIn")]
    [InlineData("Staff", true, "Admin", false, "Staff SignIn SignIn")]
    [InlineData("Staff", true, "Admin", true, "Staff SignIn SignIn")]
    [InlineData("Staff", true, "out", false, "Staff SignIn SignIn")]
    [InlineData("Staff", true, "out", true, "Staff SignIn SignIn")]
    // Only a role: the list says where, else the domain.
    [InlineData("Staff", false, "-", false, null)]
    [InlineData("Staff", false, "-", true, "Staff SignIn Domain")]
    [InlineData("Staff", false, "Admin", false, "Staff SignIn List")]
    [InlineData("Staff", false, "Admin", true, "Staff SignIn List")]
    [InlineData("Staff", false, "out", false, null)]
    [InlineData("Staff", false, "out", true, null)]
    // Only a sub-account: the list says as what, else the domain.
    [InlineData(null, true, "-", false, null)]
    [InlineData(null, true, "-", true, "Manager Domain SignIn")]
    [InlineData(null, true, "Admin", false, "Admin List SignIn")]
    [InlineData(null, true, "Admin", true, "Admin List SignIn")]
    [InlineData(null, true, "out", false, null)]
    [InlineData(null, true, "out", true, null)]
    // Nothing: the list says both, else the domain.
    [InlineData(null, false, "-", false, null)]
    [InlineData(null, false, "-", true, "Manager Domain Domain")]
    [InlineData(null, false, "Admin", false, "Admin List List")]
    [InlineData(null, false, "Admin", true, "Admin List List")]
    [InlineData(null, false, "out", false, null)]
    [InlineData(null, false, "out", true, null)]
    public void Each_combination_of_claims_list_and_domain_lets_in_as_one_thing(string? claimedRole, bool isClaimedHere, string list, bool hasDomain, string? expected)
    {
        var person = Person(claimedRole is null ? null : Enum.Parse<Role>(claimedRole), isClaimedHere ? ["here"] : [], hasDomain ? "ada@harbour.example" : "ada@elsewhere.example");
        ListedPerson[] entries = list is "-" ? [] : [Entry(person, "here", list is "out" ? null : Enum.Parse<Role>(list))];

        var found = AccessRules.Of(Domain, "here", "there").Of(person, entries).In("here");

        Assert.Equal(expected, found is null ? null : $"{found.Role} {found.RoleFrom} {found.PlaceFrom}");
    }

    [Fact]
    public void Where_the_claims_name_a_sub_account_the_list_of_another_lets_nobody_in()
    {
        var person = Person(null, ["here"], null);

        var access = AccessRules.In("here", "there").Of(person, [Entry(person, "there", Role.Admin), Entry(person, "here", Role.Staff)]);

        Assert.Equal(["here"], access.LocationIds);
    }

    [Fact]
    public void A_role_is_of_one_sub_account()
    {
        var person = Person(null, [], null);

        var access = AccessRules.In("here", "there", "nowhere").Of(person, [Entry(person, "there", Role.Admin), Entry(person, "here", Role.Staff)]);

        Assert.Equal(["here", "there"], access.LocationIds);
        Assert.Equal((Role.Staff, Role.Admin, null), (access.In("here")?.Role, access.In("there")?.Role, access.In("nowhere")?.Role));
    }

    [Fact]
    public void A_sub_account_that_the_portal_does_not_serve_is_none_and_does_not_count_as_named()
    {
        var person = Person(Role.Manager, ["closed"], null);

        Assert.Empty(AccessRules.In("here").Of(person, []).LocationIds);
        Assert.Equal(["here"], AccessRules.In("here").Of(person, [Entry(person, "here", Role.Staff), Entry(person, "closed", Role.Staff)]).LocationIds);
    }

    [Fact]
    public void An_administrator_of_the_configuration_is_one_everywhere_and_no_list_keeps_them_out()
    {
        var person = Person(null, [], "owner@harbour.example");

        var access = AccessRules.Of(Domain, "here", "there").Of(person, [Entry(person, "here", null)]);

        Assert.Equal(new Entrance(Role.Admin, AccessSource.Configuration, AccessSource.Configuration), access.In("here"));
        Assert.Equal(Role.Admin, access.In("there")?.Role);
    }

    [Fact]
    public void An_address_that_was_not_proven_has_no_domain()
    {
        var person = Person(null, [], provenEmail: null);
        person.Email = "owner@harbour.example";

        Assert.Empty(AccessRules.Of(Domain, "here").Of(person, []).LocationIds);
    }

    [Theory]
    [InlineData("ada@sub.harbour.example")]
    [InlineData("ada@notharbour.example")]
    [InlineData("ada@harbour.example.evil.example")]
    public void A_domain_is_that_domain_and_no_other(string address) =>
        Assert.Empty(AccessRules.Of(Domain, "here").Of(Person(null, [], address), []).LocationIds);

    private static Person Person(Role? role, List<string> locations, string? provenEmail) => new()
    {
        Id = Guid.CreateVersion7(),
        Issuer = "test",
        Subject = "ada",
        Name = "Ada",
        LastSignInAt = default,
        ClaimedRole = role,
        ClaimedLocationIds = locations,
        VerifiedEmail = provenEmail,
    };

    private static ListedPerson Entry(Person person, string location, Role? role) => new()
    {
        Id = Guid.CreateVersion7(),
        LocationId = location,
        PersonId = person.Id,
        Role = role,
        GivenById = Guid.CreateVersion7(),
        GivenByName = "Ingrid",
        GivenAt = default,
    };
}
