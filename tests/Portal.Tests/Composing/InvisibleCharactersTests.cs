using Portal.Services.Composing;
using Portal.Tests.Support;

namespace Portal.Tests.Composing;

public sealed class InvisibleCharactersTests
{
    public static TheoryData<string> Nothing =>
        ["", " \n\t", "\u200B", "\uFEFF \u200E", "\u00A0\u2003\u3000", "\u00AD\u2060", "\u200D\uFE0F", "\u2800", "\u3164", "\u115F\u1160\uFFA0", "\u202E\u202C", "\u2066\u2069", "\u061C", "\u034F", "\u180E", "\u0000\u0007", "\U000E0020\U000E007F"];

    public static TheoryData<string> Something => ["a", ".", "\u200Ba", "😀", "❤\uFE0F", "\u0301", "\uFFFD", "\ud83d", "\u0600"];

    [Theory]
    [MemberData(nameof(Nothing))]
    public void A_message_of_invisible_characters_only_is_empty(string text)
    {
        var content = new MessageContent { Body = text, Subject = text, Signature = text };

        Assert.True(content.IsBlank);
        Assert.All(Channel.All, channel => Assert.Contains(SendCheck.OfContent(channel, content, Some.Rules), problem => problem == new SendProblem(ContentField.Body, "Write a message first.")));
        Assert.Equal("Hi", (content with { Body = "Hi" }).WithSignature());
    }

    [Theory]
    [MemberData(nameof(Something))]
    public void What_can_be_seen_is_a_message(string text)
    {
        Assert.False(new MessageContent { Body = text }.IsBlank);
        Assert.Empty(SendCheck.OfContent(Channel.Sms, new MessageContent { Body = text }, Some.Rules));
    }

    [Theory]
    [InlineData("\u200B\u00A0", false)]
    [InlineData("<p>&#8203;</p><br>", true)]
    public void An_email_that_shows_nothing_is_empty(string body, bool isHtml) =>
        Assert.Contains(SendCheck.OfContent(Channel.Email, new MessageContent { Body = body, IsHtml = isHtml }, Some.Rules), problem => problem.Field == ContentField.Body);

    [Fact]
    public void An_email_of_a_picture_only_is_not_empty() =>
        Assert.Empty(SendCheck.OfContent(Channel.Email, new MessageContent { Body = "<img src=\"https://files.example.com/a.png\">", IsHtml = true }, Some.Rules));

    [Fact]
    public void A_subject_of_nothing_that_can_be_seen_is_asked_about() => Assert.Contains(
        Preflight.Of(new ChannelChoice.Open(Channel.Email), Some.Values, new MessageContent { Body = "Hello", Subject = "\u200B" }, DateTime.UnixEpoch), warning => warning.Kind == WarningKind.NoSubject);

    [Theory]
    [InlineData("\u200EAda\u202E", "Ada")]
    [InlineData("a\u00A0b", "a b")]
    [InlineData("👨\u200D👩", "👨\u200D👩")]
    [InlineData("\u200Dx", "x")]
    [InlineData("a\nb\tc", "a\nb\tc")]
    public void They_are_taken_out_and_what_shapes_a_character_stays(string text, string without) => Assert.Equal(without, InvisibleCharacters.Without(text));
}
