using Bunit;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.Settings;

namespace Portal.Tests.Web.Settings;

public sealed class SettingsFormTests
{
    private const string NoProvider = "Custom messages have no provider, so nobody is offered them.";

    [Fact]
    public async Task A_custom_channel_without_a_provider_is_said_to_be_offered_to_nobody()
    {
        await using var pages = await SignedInPages.OfAsync(new Caller(Guid.CreateVersion7(), "Ingrid Okafor", Some.Location, Role.Admin));
        var page = pages.RenderInLayout<SubAccountCard>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".channels input")));
        Assert.Equal(page.FindAll(".provider").Count == 0, page.Markup.Contains(NoProvider, StringComparison.Ordinal));

        while (page.FindAll(".provider button") is [var remove, ..])
        {
            await remove.ClickAsync(new());
        }

        Assert.Contains(NoProvider, page.Markup, StringComparison.Ordinal);
        await page.FindAll(".channels label").Single(label => label.TextContent == "Custom message").QuerySelector("input")!.ChangeAsync(new() { Value = false });
        Assert.DoesNotContain(NoProvider, page.Markup, StringComparison.Ordinal);
    }
}
