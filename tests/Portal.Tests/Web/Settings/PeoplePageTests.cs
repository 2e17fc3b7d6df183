using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Settings;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Settings;

public sealed class PeoplePageTests
{
    private static readonly Caller Ingrid = new(Guid.CreateVersion7(), "Ingrid Okafor", Some.Location, Role.Admin);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_person_is_added_changed_and_removed()
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        var page = pages.RenderInLayout<PeoplePage>();
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".people li")));
        Assert.Equal("From the sign-in", Row(page, "Ingrid Okafor").QuerySelector(".why span")?.TextContent);
        Assert.Empty(Row(page, "Ingrid Okafor").QuerySelectorAll("button"));

        await AddAsync(page, "Sam@Elsewhere.example");

        var row = Row(page, "sam@elsewhere.example").TextContent;
        Assert.Contains("Given here by Ingrid Okafor", row, StringComparison.Ordinal);
        Assert.Contains("Hasn’t signed in since they were added", row, StringComparison.Ordinal);
        Assert.Equal(string.Empty, page.Find("#person-email").GetAttribute("value") ?? string.Empty);

        await page.SelectAsync("Role of sam@elsewhere.example", "Manager");
        Assert.Equal(Role.Manager, (await ListAsync(pages)).Single(p => p.Name is null).Role);

        Press(page, "Remove sam@elsewhere.example");
        Press(page, "Keep");
        Assert.Equal(2, page.FindAll(".people li").Count);
        Press(page, "Remove sam@elsewhere.example");
        Press(page, "Remove");
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".people li")));
    }

    [Theory]
    [InlineData("", "Write the person’s email address.")]
    [InlineData("sam", "That isn’t an email address such as ada@example.com.")]
    public async Task What_is_wrong_with_an_address_stands_beside_the_field_and_the_address_in_it(string typed, string problem)
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        var page = pages.RenderInLayout<PeoplePage>();

        await AddAsync(page, typed);

        Assert.Equal(problem, page.Find("#person-email-problem").TextContent);
        Assert.Equal(("true", typed), (page.Find("#person-email").GetAttribute("aria-invalid"), page.Find("#person-email").GetAttribute("value") ?? string.Empty));
        Assert.Contains("person-email-problem", page.Find("#person-email").GetAttribute("aria-describedby"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_would_give_up_the_last_right_is_told_and_keeps_it_unless_they_insist()
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        await ByListAsync(pages);
        var page = pages.RenderInLayout<PeoplePage>();

        _ = page.SelectAsync("Role of Ingrid Okafor", "Staff");
        page.WaitForAssertion(() => Assert.Contains("You are the only administrator of Harbour Dental.", page.Markup, StringComparison.Ordinal));
        Press(page, "Stay administrator");
        Assert.Equal(Role.Admin, Assert.Single(await ListAsync(pages)).Role);
        Assert.Equal("Admin", page.Find("input[aria-label='Role of Ingrid Okafor']").GetAttribute("value"));

        _ = page.SelectAsync("Role of Ingrid Okafor", "Staff");
        page.WaitForAssertion(() => Assert.Contains("You are the only administrator", page.Markup, StringComparison.Ordinal));
        Press(page, "Change my role");
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".people li"))); // of which Staff see nothing
    }

    [Fact]
    public async Task Staff_see_nobody()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());
        var page = pages.RenderInLayout<PeoplePage>();

        Assert.Empty(page.FindAll(".people li"));
        await AddAsync(page, "friend@example.com");
        Assert.Equal("Only administrators change who may work here.", pages.Services.GetRequiredService<Toasts>().Shown[^1].Text);
    }

    [Fact]
    public async Task A_name_of_the_provider_is_a_text_and_nothing_else()
    {
        await using var pages = await SignedInPages.OfAsync(Ingrid);
        await pages.Store.AddAsync(new Person
        {
            Id = Guid.CreateVersion7(),
            Issuer = "test",
            Subject = "x",
            Name = "<img src=x onerror=alert(1)>",
            LastSignInAt = pages.Clock.Now,
            ClaimedRole = Role.Staff,
            ClaimedLocationIds = [Some.Location],
        });

        var page = pages.RenderInLayout<PeoplePage>();

        Assert.Empty(page.FindAll(".people img"));
        Assert.Contains(page.FindAll(".people strong"), name => name.TextContent == "<img src=x onerror=alert(1)>");
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<IComponent> page, string who) =>
        page.FindAll(".people li").Single(row => row.TextContent.Contains(who, StringComparison.Ordinal));

    private static async Task AddAsync(IRenderedComponent<IComponent> page, string email)
    {
        await page.Find("#person-email").InputAsync(new() { Value = email });
        await page.Find("form").SubmitAsync();
    }

    // What asks first is not done before it is answered.
    private static void Press(IRenderedComponent<IComponent> page, string name)
    {
        page.WaitForAssertion(() => Assert.Contains(page.FindAll("button"), button => button.TextContent.Trim() == name));
        _ = page.FindAll("button").Last(button => button.TextContent.Trim() == name).ClickAsync(new());
    }

    private static Task<IReadOnlyList<PersonHere>> ListAsync(SignedInPages pages) => pages.Services.GetRequiredService<PeopleDirectory>().ListAsync(Ingrid, Token);

    // From the claims to the list.
    private static async Task ByListAsync(SignedInPages pages)
    {
        await pages.Store.Database.WriteAsync(
            async (context, token) =>
            {
                var person = await context.People.FindAsync([Ingrid.PersonId], token) ?? throw new InvalidOperationException("Nobody is there.");
                (person.ClaimedRole, person.ClaimedLocationIds) = (null, []);
                context.Add(new ListedPerson { Id = Guid.CreateVersion7(), LocationId = Some.Location, PersonId = person.Id, Role = Role.Admin, GivenById = Ingrid.PersonId, GivenByName = "Luca", GivenAt = pages.Clock.Now });
                await context.SaveChangesAsync(token);
            },
            Token);
        await pages.Services.GetRequiredService<Sessions>().LookAgainAsync(Ingrid.PersonId, Token);
    }
}
