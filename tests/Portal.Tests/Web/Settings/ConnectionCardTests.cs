using Bunit;
using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.Settings;

namespace Portal.Tests.Web.Settings;

public sealed class ConnectionCardTests
{
    private static readonly ConnectionStatus NotConnected = new(Some.Location, "Harbour Dental", null) { Seen = new AccountAnswer(null, null, null) };
    private static readonly ConnectionStatus Connected = NotConnected with { Source = TokenSource.MarketplaceApp, State = ConnectionState.Working };

    [Fact]
    public async Task How_connecting_ended_is_not_said_any_more_once_it_was_disconnected_again()
    {
        await using var pages = await SignedInPages.OfAsync(new Caller(Guid.CreateVersion7(), "Ingrid Okafor", Some.Location, Role.Admin));
        var dialogs = pages.Dialogs;
        IRenderedComponent<ConnectionCard>? card = null;
        card = pages.Render<ConnectionCard>(parameters => parameters
            .Add(c => c.Status, Connected)
            .Add(c => c.Outcome, new ConnectOutcome.Connected([]))
            .Add(c => c.OnChange, () => card?.Render(changed => changed.Add(c => c.Status, NotConnected))));
        Assert.Contains("HighLevel accepts the token", card.Markup, StringComparison.Ordinal);

        card.FindAll("button").Single(button => button.TextContent.Trim() == "Disconnect").Click();
        dialogs.WaitForElement("[role=dialog]");
        await dialogs.FindAll("[role=dialog] button").Single(button => button.TextContent.Trim() == "Disconnect").ClickAsync(new());

        card.WaitForAssertion(() => Assert.Contains("Not connected.", card.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("HighLevel accepts the token", card.Markup, StringComparison.Ordinal);
    }
}
