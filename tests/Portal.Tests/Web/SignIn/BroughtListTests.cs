using System.Security.Claims;
using Bunit;
using Microsoft.AspNetCore.Authentication;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.Web.SignIn;

/// <summary>What somebody who is not let in sees of what their sign-in brought.</summary>
public sealed class BroughtListTests : BunitContext
{
    private static readonly SignedIn Nothing = new(Guid.CreateVersion7(), "Sam", null, [], null);

    [Fact]
    public void Values_are_told_as_they_came_and_whether_the_portal_knows_one_of_them()
    {
        var list = Show(Brought(Nothing with { ClaimedRole = Role.Staff }, ("roles", "staff"), ("roles", "employee"), ("locations", "x1"), ("email", "sam@example.com")));

        Assert.Equal(
            [
                "Signed in as: Sam",
                "Email: sam@example.com",
                "Vouched for: No: the sign-in doesn’t vouch for it, so nobody can be let in by it.",
                "Roles (claim roles): staff, employee",
                "Sub-accounts (claim locations): x1 – the portal doesn’t know it",
            ],
            list.FindAll("dl > div").Select(line => $"{line.Children[0].TextContent}: {line.Children[1].TextContent}"));
    }

    [Fact]
    public void What_did_not_come_is_told_too()
    {
        var list = Show(Brought(Nothing));

        Assert.Contains("none came", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("confirmed", list.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_only_text_and_no_longer_than_people_read()
    {
        var brought = Brought(Nothing, [.. Enumerable.Range(0, 40).Select(i => ("roles", $"{i}<script>")), ("locations", new string('x', 5000)), ("email", "a\u202Eb\0c@example.com")]);

        Assert.Equal((12, 61, "abc@example.com"), (brought.Roles.Count, brought.SubAccounts.Single().Length, brought.Email));
        Assert.Empty(Show(brought).FindAll("dd script"));
    }

    [Fact]
    public void Only_the_claims_that_the_portal_looks_at_are_kept()
    {
        var properties = new AuthenticationProperties();

        Brought(Nothing, ("groups", "secret-group"), ("access_token", "secret-token"), ("roles", "employee")).KeepIn(properties);

        Assert.DoesNotContain("secret", string.Concat(properties.Items.Values), StringComparison.Ordinal);
        Assert.Equal(["employee"], BroughtClaims.Find(properties)?.Roles);
    }

    [Theory]
    [InlineData("email", "true", true)]
    [InlineData("email", "True", true)]
    [InlineData("email", "1", false)]
    [InlineData("email", "false", false)]
    [InlineData("email", null, null)]
    [InlineData("upn", "true", null)] // which speaks of the claim email
    public void Whether_an_address_is_confirmed_is_said_of_one_claim(string claim, string? said, bool? isConfirmed)
    {
        var claims = new ClaimsPrincipal(new ClaimsIdentity([new Claim(claim, "sam@example.com"), .. said is null ? Array.Empty<Claim>() : [new Claim("email_verified", said)]]));

        Assert.Equal(isConfirmed, EmailProof.Of(claims, claim));
    }

    [Fact]
    public void Of_two_addresses_none_is_confirmed() =>
        Assert.False(EmailProof.Of(new ClaimsPrincipal(new ClaimsIdentity([new Claim("email", "sam@example.com"), new Claim("email", "ingrid@example.com"), new Claim("email_verified", "true")])), "email"));

    private static BroughtClaims Brought(SignedIn taken, params (string Type, string Value)[] claims) =>
        BroughtClaims.Of(new ClaimsPrincipal(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)))), new SignInOptions.ClaimNames(), taken);

    private IRenderedComponent<BroughtList> Show(BroughtClaims brought) => Render<BroughtList>(list => list.Add(l => l.Brought, brought).Add(l => l.Name, "Sam"));
}
