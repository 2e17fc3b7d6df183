using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Web.Controls;
using Portal.Web.Layout;

namespace Portal.Tests.Web.Layout;

public sealed class NavItemTests : BunitContext
{
    [Theory]
    [InlineData("conversations", true)]
    [InlineData("conversations/contact1?unread=1", true)]
    [InlineData("", true)]
    [InlineData("history", false)]
    [InlineData("conversationsarchive", false)]
    public void The_page_one_is_on_is_marked(string address, bool isHere)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(address);

        var item = RenderItem();

        Assert.Equal(isHere ? "page" : null, item.Find("a").GetAttribute("aria-current"));
    }

    [Fact]
    public void The_mark_follows_when_one_goes_elsewhere()
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo("conversations");
        var item = RenderItem();

        Services.GetRequiredService<NavigationManager>().NavigateTo("history");

        item.WaitForAssertion(() => Assert.False(item.Find("a").HasAttribute("aria-current")));
    }

    private IRenderedComponent<NavItem> RenderItem() => Render<NavItem>(parameters => parameters
        .Add(i => i.Href, "conversations")
        .Add(i => i.Icon, IconName.Conversations)
        .Add(i => i.IsHome, true)
        .AddChildContent("Conversations"));
}
