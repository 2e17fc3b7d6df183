using Portal.Services.Connections;
using Portal.Services.HighLevel;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Settings;

public sealed class ConnectionWordsTests
{
    [Theory]
    [InlineData(false, "HighLevel app")]
    [InlineData(true, "HighLevel app, through the agency’s access")]
    public void A_token_that_comes_through_the_agency_says_so(bool isThroughAgency, string words)
    {
        var status = new ConnectionStatus(Some.Location, "Harbour Dental", TokenSource.MarketplaceApp) { IsThroughAgency = isThroughAgency, Seen = new AccountAnswer(null, null, null) };

        Assert.Contains(("Token", words), Portal.Web.Features.Settings.ConnectionWords.Facts(status));
    }
}
