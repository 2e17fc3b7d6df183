using Bunit;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>The way from a contact's details to holding or forgetting them, also where nothing was ever sent to them.</summary>
public sealed class KeepingLinkTests
{
    [Fact]
    public async Task Managers_find_it_and_it_leads_to_just_this_contact()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        pages.ShowAsToManagers();

        Assert.Equal(["retention?contact=contact1"], LinksOf(pages));
    }

    [Fact]
    public async Task Staff_do_not_find_it()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Staff());

        Assert.Empty(LinksOf(pages));
    }

    private static IReadOnlyList<string?> LinksOf(SignedInPages pages)
    {
        pages.Tokens.Answer = null;
        var view = pages.Render<ConversationView>(parameters => parameters.Add(v => v.ContactId, "contact1").Add(v => v.Filter, new ConversationFilter()));
        view.WaitForAssertion(() => Assert.NotEmpty(view.FindAll("aside .who")));
        return [.. view.FindAll("aside a").Select(link => link.GetAttribute("href")).Where(href => href?.StartsWith("retention", StringComparison.Ordinal) == true)];
    }
}
