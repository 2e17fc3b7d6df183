using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class PreflightTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void A_plain_message_needs_no_word() => Assert.Empty(Of(Channel.Sms, "See you at nine."));

    [Fact]
    public void An_email_without_a_subject_is_asked_about()
    {
        var warning = Assert.Single(Of(Channel.Email, "Hello"));

        Assert.Equal(WarningKind.NoSubject, warning.Kind);
        Assert.True(warning.Asks);
    }

    [Fact]
    public void One_curly_quote_that_doubles_the_price_is_told_and_plain_characters_mend_it()
    {
        var text = $"It’s {new string('a', 80)}";

        var warning = Assert.Single(Of(Channel.Sms, text));

        Assert.Equal(("With plain characters it would have 1 segment and not 2.", false), (warning.Words, warning.Asks));
        Assert.Empty(Of(Channel.Sms, PlainCharacters.In(text)));
    }

    [Fact]
    public void A_letter_that_cannot_be_written_plainly_is_not_called_replaceable() => Assert.Empty(Of(Channel.Sms, $"It’s 日 {new string('a', 80)}"));

    [Fact]
    public void A_window_that_nobody_knows_is_told_and_stops_nothing()
    {
        var warning = Assert.Single(Preflight.Of(new ChannelChoice.Open(Channel.WhatsApp) { IsDoubtful = true }, Some.Values, Some.Text("Hello"), Now));

        Assert.Equal((WarningKind.WindowNotKnown, false), (warning.Kind, warning.Asks));
        Assert.StartsWith("It is not known when the contact last wrote on WhatsApp.", warning.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_segments_are_asked_about() => Assert.Equal("This SMS has 4 segments, each of which is paid for.", Assert.Single(Of(Channel.Sms, new string('a', 500))).Words);

    [Theory]
    [InlineData("The plan is attached.")]
    [InlineData("Im Anhang finden Sie alles.")]
    [InlineData("Veuillez trouver ci-joint la facture.")]
    public void A_file_that_is_spoken_of_and_missing_is_asked_about(string text)
    {
        Assert.Equal(WarningKind.ForgottenFile, Assert.Single(Of(Channel.WhatsApp, text)).Kind);
        Assert.Empty(Preflight.Of(new ChannelChoice.Open(Channel.Sms), Some.Values, new MessageContent { Body = text, Attachments = [new Attachment { Url = "https://example.com/a.png", Name = "a.png" }] }, Now));
    }

    [Fact]
    public void Several_others_are_asked_about() => Assert.Equal(
        WarningKind.ManyRecipients,
        Assert.Single(Preflight.Of(
            new ChannelChoice.Open(Channel.Email),
            Some.Values,
            new MessageContent { Body = "Hello", Subject = "Hi", EmailCc = ["a@example.com", "b@example.com"], EmailBcc = ["c@example.com"] },
            Now)).Kind);

    [Fact]
    public void What_is_no_address_is_nobody_who_gets_it() => Assert.Empty(Preflight.Of(
        new ChannelChoice.Open(Channel.Email),
        Some.Values,
        new MessageContent { Body = "Hello", Subject = "Hi", EmailCc = ["a@example.com", "b@example.com", "Ada Lovelace", "555-1234"] },
        Now));

    [Fact]
    public void What_will_be_filled_in_is_told_and_counts_as_it_is_sent()
    {
        Assert.Equal(("Filled in when it is sent: Your name “Maya”.", false), Assert.Single(Of(Channel.Sms, "Hello {{user.name}} {{contact.company}}")) is var told ? (told.Words, told.Asks) : default);
        Assert.Equal(WarningKind.OpenVariable, Assert.Single(Of(Channel.Sms, $"{new string('a', 450)} {{{{user.name}}}}")).Kind);
    }

    [Theory]
    [InlineData(30, "WhatsApp closes in 30 minutes, unless the contact writes again.")]
    [InlineData(600, null)]
    public void A_window_that_closes_soon_is_told(int minutes, string? words) => Assert.Equal(
        words,
        Preflight.Of(new ChannelChoice.Open(Channel.WhatsApp, Now.AddMinutes(minutes)), Some.Values, new MessageContent { Body = "Hello" }, Now).SingleOrDefault()?.Words);

    private static IReadOnlyList<SendWarning> Of(Channel channel, string body) =>
        Preflight.Of(new ChannelChoice.Open(channel), Some.Values, new MessageContent { Body = body }, Now);
}
