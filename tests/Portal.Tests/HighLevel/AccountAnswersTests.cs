using System.Net;

namespace Portal.Tests.HighLevel;

/// <summary>What the portal says of how HighLevel takes a sub-account's token.</summary>
public sealed class AccountAnswersTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_that_is_only_tried_says_nothing_about_the_one_in_use(bool isTrial)
    {
        var handler = new StubHandler();
        handler.Says(HttpStatusCode.Unauthorized, """{"message":"Invalid JWT"}""");
        await using var portal = ServiceUnderTest.On(handler);

        await portal.Client.GetContactAsync(ServiceUnderTest.Token with { IsTrial = isTrial }, "contact", TestContext.Current.CancellationToken);

        Assert.Equal(isTrial, portal.Answers.Of(ServiceUnderTest.Token.LocationId).RefusedAt is null);
    }
}
