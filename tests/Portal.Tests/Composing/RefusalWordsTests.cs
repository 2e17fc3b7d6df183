using Portal.Services.Composing;
using Portal.Services.HighLevel;

namespace Portal.Tests.Composing;

public sealed class RefusalWordsTests
{
    public static TheoryData<string> Codes =>
    [
        "CONVERSATIONS_MSG_NO_CONTENT", "CONVERSATIONS_MSG_NO_PHONE", "CONVERSATIONS_MSG_NO_EMAIL", "CONVERSATIONS_MSG_INVALID_EMAIL", "CONVERSATIONS_MSG_INVALID_EMAILTO",
        "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "CONVERSATIONS_MSG_DND_ACTIVE_EMAIL", "CONVERSATIONS_MSG_DND_ACTIVE_WHATSAPP", "CONVERSATIONS_MSG_UNSUBSCRIBED", "CONVERSATIONS_MSG_PHONE_MISMATCH",
        "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE", "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS", "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH", "CONVERSATIONS_CONTACT_NOT_FOUND",
        "CONVERSATIONS_MSG_NOT_FOUND", "CONVERSATIONS_MSG_INVALID_START_DATE_FORMAT",
    ];

    public static TheoryData<string> CarrierCodes => ["21610", "21612", "21614", "21635", "30003", "30004", "30005", "30006", "30007", "30008", "30034", "11751", "21408", "21661"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_known_code_has_words_of_ours_and_a_next_step(string code)
    {
        var words = RefusalWords.For(new ServiceRefusal(400, code, "THEIR WORDS", "trace1"), Channel.Sms);

        Assert.DoesNotContain("THEIR WORDS", words.ToString(), StringComparison.Ordinal);
        Assert.EndsWith(".", words.Reason, StringComparison.Ordinal);
        Assert.EndsWith(".", words.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("CONVERSATIONS_MSG_PROVIDER_NO_ACCESS")]
    [InlineData("CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH")]
    [InlineData("CONVERSATIONS_BRAND_NEW")]
    [InlineData("30003")]
    [InlineData("30008")]
    [InlineData("30034")]
    [InlineData("21408")]
    [InlineData(null)]
    public void What_somebody_may_mend_or_what_may_pass_is_not_final(string? code) => Assert.NotEqual(true, RefusalWords.Of(code, Channel.Sms)?.IsFinal);

    [Theory]
    [InlineData("550 5.1.1 The mailbox does not exist", "5.1.1")]
    [InlineData("smtp; 550-5.1.10 RESOLVER.ADR.RecipientNotFound", "5.1.10")]
    [InlineData("550 5.2.1 The account is disabled", "5.2.1")]
    [InlineData("452 4.2.2 The mailbox is full", null)]
    [InlineData("version 15.1.1 of the server", null)]
    public void A_mail_server_that_does_not_know_the_address_says_so_for_good(string error, string? code)
    {
        Assert.Equal(code, RefusalWords.FailureCode(error));
        Assert.Equal(code is not null, RefusalWords.ForFailure(error, Channel.Email).IsFinal);
        Assert.Contains(error, RefusalWords.ForFailure(error, Channel.Email).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_code_shows_the_services_words_and_the_trace_id()
    {
        var words = RefusalWords.For(new ServiceRefusal(400, "CONVERSATIONS_BRAND_NEW", "Moon in the wrong house", "trace1"), Channel.Sms);

        Assert.Contains("Moon in the wrong house", words.Reason, StringComparison.Ordinal);
        Assert.Contains("trace1", words.NextStep, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(TokenProblem.Invalid)]
    [InlineData(TokenProblem.NotAllowed)]
    [InlineData(TokenProblem.OtherSubAccount)]
    public void Each_problem_with_the_token_has_words(TokenProblem problem) =>
        Assert.DoesNotContain("JWT", RefusalWords.For(new ServiceRefusal(401, null, "Invalid JWT", null) { TokenProblem = problem }, Channel.Sms).ToString(), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(CarrierCodes))]
    public void Each_carrier_code_is_found_in_the_services_text_and_has_words(string code)
    {
        var error = $"Twilio error ({code}): something at 12025550100";

        Assert.Equal(code, RefusalWords.CarrierCode(error));
        Assert.DoesNotContain("Twilio", RefusalWords.ForFailure(error, Channel.Sms).ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no code here")]
    [InlineData("+130006")]
    [InlineData("130006")]
    [InlineData("99999")]
    public void What_is_no_code_is_none(string? error)
    {
        Assert.Null(RefusalWords.CarrierCode(error));
        Assert.Contains("did not arrive", RefusalWords.ForFailure(error, Channel.Sms).Reason, StringComparison.Ordinal);
    }
}
