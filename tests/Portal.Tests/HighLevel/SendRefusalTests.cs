using System.Net;
using Portal.Services.HighLevel;

namespace Portal.Tests.HighLevel;

/// <summary>How a refused send is read: for which reason, in whose words, and whether the token was the problem.</summary>
public sealed class SendRefusalTests : IDisposable
{
    private readonly StubHandler _service = new();

    [Theory]
    [InlineData(422, "CONVERSATIONS_MSG_NO_CONTENT", "There is no message or attachments for this message. Skip sending.")]
    [InlineData(422, "CONVERSATIONS_MSG_NO_PHONE", "Missing phone number")]
    [InlineData(400, "CONVERSATIONS_MSG_NO_EMAIL", "contact has no email")]
    [InlineData(400, "CONVERSATIONS_MSG_INVALID_EMAIL", "Unable to send e-mail, contact's e-mail is invalid")]
    [InlineData(400, "CONVERSATIONS_MSG_INVALID_EMAILTO", "Cannot send message as emailTo is not under contact's primary or additional emails")]
    [InlineData(400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "Cannot send message as DND is active for SMS.")]
    [InlineData(400, "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL", "Cannot send message as DND is active for Email.")]
    [InlineData(400, "CONVERSATIONS_MSG_UNSUBSCRIBED", "Cannot send email as a@b.test has unsubscribed")]
    [InlineData(400, "CONVERSATIONS_MSG_PHONE_MISMATCH", "toNumber is not the contact's")]
    [InlineData(400, "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE", "Can't send Facebook message as the last inbound message was earlier than 24 hours ago")]
    [InlineData(401, "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS", "token does not own the conversation provider")]
    [InlineData(400, "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH", "Incorrect conversationProviderId/type")]
    [InlineData(400, "CONVERSATIONS_CONTACT_NOT_FOUND", "Contact not found for id: x")]
    [InlineData(400, "CONVERSATIONS_MSG_NOT_FOUND", "No message found with id: x")]
    public async Task Each_known_refusal_is_definite_and_keeps_code_words_and_trace(int status, string code, string message)
    {
        _service.Says((HttpStatusCode)status, $$"""
            {"statusCode":{{status}},"error":"Bad Request","message":"{{message}}","canonicalCode":"{{code}}","arguments":{"channel":"FB"},"traceId":"trace1"}
            """);

        var refusal = Assert.IsType<SendOutcome.Refused>(await ServiceUnderTest.SendAsync(_service)).Refusal;

        Assert.Equal(new ServiceRefusal(status, code, message, "trace1"), refusal);
    }

    [Theory]
    [InlineData(400, """{"status":400,"message":"Older form."}""", "Older form.")]
    [InlineData(422, """{"statusCode":422,"message":["type must be a valid enum value","contactId must be a string"],"error":"x"}""", "type must be a valid enum value; contactId must be a string")]
    [InlineData(404, """{"message":"Contact id not given"}""", "Contact id not given")]
    [InlineData(401, """{"error":"UnAuthorized!","error_description":"No."}""", "No.")]
    [InlineData(403, "<html>blocked</html>", "The service answered 403.")]
    [InlineData(400, "", "The service answered 400.")]
    [InlineData(400, """{"message":{"message":"Nested."}}""", "The service answered 400.")]
    public async Task A_refusal_is_read_in_every_form_that_is_known(int status, string body, string message)
    {
        _service.Says((HttpStatusCode)status, body);

        Assert.Equal(message, Assert.IsType<SendOutcome.Refused>(await ServiceUnderTest.SendAsync(_service)).Refusal.Message);
    }

    [Theory]
    [InlineData(401, "Invalid JWT", TokenProblem.Invalid)]
    [InlineData(401, "Invalid token: access token is invalid", TokenProblem.Invalid)]
    [InlineData(401, "Invalid Private Integration token", TokenProblem.Invalid)]
    [InlineData(401, "The token is not authorized for this scope.", TokenProblem.NotAllowed)]
    [InlineData(401, "Token's user type mismatch!", TokenProblem.NotAllowed)]
    [InlineData(401, "This authClass type is not allowed to access this scope. Please reach out", TokenProblem.NotAllowed)]
    [InlineData(403, "The token does not have access to this location.", TokenProblem.OtherSubAccount)]
    [InlineData(401, "version header was not found.", TokenProblem.None)]
    [InlineData(401, "Something nobody has seen yet", TokenProblem.None)]
    [InlineData(400, "Invalid JWT", TokenProblem.None)]
    public async Task A_problem_with_the_token_is_told_by_the_words(int status, string message, TokenProblem problem)
    {
        _service.Says((HttpStatusCode)status, $$"""{"statusCode":{{status}},"message":"{{message}}"}""");

        Assert.Equal(problem, Assert.IsType<SendOutcome.Refused>(await ServiceUnderTest.SendAsync(_service)).Refusal.TokenProblem);
    }

    public void Dispose() => _service.Dispose();
}
