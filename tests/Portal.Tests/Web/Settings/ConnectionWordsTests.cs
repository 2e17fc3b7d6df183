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

    [Theory]
    [InlineData(null, 9, 8, true)]
    [InlineData(null, 9, 10, false)] // it has accepted it since
    [InlineData(ConnectionState.Refused, 9, 8, true)]
    [InlineData(ConnectionState.Paused, 9, 8, false)] // a pause is why, whatever a call was refused with
    public void What_HighLevel_said_is_shown_while_it_is_the_reason(ConnectionState? state, int refusedAt, int takenAt, bool isShown)
    {
        var status = new ConnectionStatus(Some.Location, "Harbour Dental", TokenSource.MarketplaceApp) { State = state, Seen = new AccountAnswer(Hour(takenAt), Hour(refusedAt), "Invalid JWT") };

        Assert.Equal(isShown, Portal.Web.Features.Settings.ConnectionWords.Facts(status).Any(fact => fact.Value == "Invalid JWT"));
    }

    private static DateTime Hour(int hour) => new(2026, 3, 2, hour, 0, 0, DateTimeKind.Utc);
}
