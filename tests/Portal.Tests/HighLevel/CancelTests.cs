using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

public sealed class CancelTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Theory]
    [InlineData("""{"status":200,"message":"Message cancelled successfully."}""")]
    [InlineData("""{"status":"200"}""")]
    [InlineData("""{"data":{"status":200,"message":"ok"},"traceId":"t"}""")]
    [InlineData("""{"success":true}""")]
    public async Task A_yes_in_the_answer_is_a_yes(string body)
    {
        _service.Says(HttpStatusCode.OK, body);

        Assert.True(Assert.IsType<ServiceAnswer<bool>.Found>(await CancelAsync()).Value);
    }

    [Theory]
    [InlineData("""{"status":404,"message":"Failed cancel the scheduled message","traceId":"t"}""", 404)]
    [InlineData("""{"status":404,"message":"It is not there.","traceId":"t"}""", 404, "It is not there.")]
    [InlineData("""{"status":200,"message":"Failed cancel the scheduled message","traceId":"t"}""", 404)]
    [InlineData("""{"success":false,"message":"Failed cancel the scheduled message","traceId":"t"}""", 404)]
    [InlineData("""{"statusCode":410,"message":"Failed cancel the scheduled message","traceId":"t"}""", 410)]
    public async Task A_no_that_comes_with_200_is_a_no(string body, int status, string message = "Failed cancel the scheduled message")
    {
        _service.Says(HttpStatusCode.OK, body);

        Assert.Equal(new ServiceRefusal(status, null, message, "t"), Assert.IsType<ServiceAnswer<bool>.Refused>(await CancelAsync()).Refusal);
    }

    [Theory]
    [InlineData(200, "")]
    [InlineData(200, "{}")]
    [InlineData(200, "[]")]
    [InlineData(500, """{"status":200}""")]
    [InlineData(302, """{"status":200}""")]
    public async Task What_says_neither_is_never_taken_for_a_yes(int status, string body)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.IsType<ServiceAnswer<bool>.Unavailable>(await CancelAsync());
    }

    [Fact]
    public async Task Messages_and_emails_have_their_own_addresses_and_their_own_no()
    {
        _service.Says(HttpStatusCode.BadRequest, """{"statusCode":400,"message":"No message found with id: m1","canonicalCode":"CONVERSATIONS_MSG_NOT_FOUND"}""");
        await using var portal = ServiceUnderTest.On(_service);
        var stop = TestContext.Current.CancellationToken;

        var message = await portal.Client.CancelScheduledAsync(ServiceUnderTest.Token, "m1", stop);
        _service.Says(HttpStatusCode.NotFound, """{"statusCode":404,"message":"No email message found"}""");
        var email = await portal.Client.CancelScheduledEmailAsync(ServiceUnderTest.Token, "e1", stop);

        Assert.Equal((400, "CONVERSATIONS_MSG_NOT_FOUND"), (Refusal(message).Status, Refusal(message).Code));
        Assert.Equal((404, (string?)null), (Refusal(email).Status, Refusal(email).Code));
        Assert.Equal(
            ["https://service.test/base/conversations/messages/m1/schedule", "https://service.test/base/conversations/messages/email/e1/schedule"],
            _service.All.Select(seen => seen.Address));
        Assert.All(_service.All, seen => Assert.Equal((HttpMethod.Delete, "2021-04-15"), (seen.Method, seen.Headers["Version"])));
        Assert.IsType<ServiceAnswer<bool>.Refused>(await portal.Client.CancelScheduledAsync(ServiceUnderTest.Token, "..", stop));
        Assert.Equal(2, _service.All.Count);
    }

    public void Dispose() => _service.Dispose();

    private static ServiceRefusal Refusal(ServiceAnswer<bool> answer) => Assert.IsType<ServiceAnswer<bool>.Refused>(answer).Refusal;

    private async Task<ServiceAnswer<bool>> CancelAsync()
    {
        await using var portal = ServiceUnderTest.On(_service);
        return await portal.Client.CancelScheduledAsync(ServiceUnderTest.Token, "m1", TestContext.Current.CancellationToken);
    }
}
