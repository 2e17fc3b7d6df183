using Portal.Services.Conversations;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class EmailDocumentTests
{
    [Fact]
    public void Plain_text_stays_text_and_its_addresses_become_links()
    {
        var document = EmailDocument.Of(Body("1 < 2 & \"so on\"\nBo <bo@example.org>\nhttps://a.example/?x=1&y=2"), withImages: false);

        Assert.Contains("1 &lt; 2 &amp; &quot;so on&quot;\nBo &lt;<a href=\"mailto:bo@example.org\" title=\"mailto:bo@example.org\" dir=\"ltr\" rel=\"noopener noreferrer\">bo@example.org</a>&gt;\n<a href=\"https://a.example/?x=1&amp;y=2\" title=\"https://a.example/?x=1&amp;y=2\" dir=\"ltr\"", document, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("See <https://x.example/a>.", "&lt;<a href=\"https://x.example/a\"")]
    [InlineData("Tom &amp; Bo: <https://x.example/a>.", "&lt;<a href=\"https://x.example/a\"")]
    [InlineData("Tom &amp; Bo: https://x.example/a.", "<a href=\"https://x.example/a\"")]
    [InlineData("Tom &amp; <bo@x.example>.", "&lt;<a href=\"mailto:bo@x.example\"")]
    [InlineData("See <mailto:BO@x.example>.", "&lt;<a href=\"mailto:bo@x.example\"")]
    [InlineData("See <bo@bücher.example>.", "&lt;<a href=\"mailto:bo@xn--bcher-kva.example\" title=\"mailto:bo@xn--bcher-kva.example\" dir=\"ltr\" rel=\"noopener noreferrer\">bo@xn--bcher-kva.example</a>&gt;")]
    public void An_address_in_angle_brackets_is_a_link(string text, string link) =>
        Assert.Contains(link, EmailDocument.Of(Body(text), withImages: false), StringComparison.Ordinal);

    [Theory]
    [InlineData("3 < 5 bo@x.example > 4")]
    [InlineData("<bo@x>")]
    [InlineData("<bo@x.example <ada@y>")]
    [InlineData("bo@x.example")]
    [InlineData("Tom &amp; bo@x.example")]
    public void What_stands_otherwise_is_no_link(string text) => Assert.DoesNotContain("<a ", EmailDocument.Of(Body(text), withImages: false), StringComparison.Ordinal);

    [Fact]
    public void A_link_within_a_link_is_not_made()
    {
        var document = EmailDocument.Of(Body("Tom &amp; <a href=\"https://x.example/a\">https://y.example/</a>"), withImages: false);

        Assert.Equal(1, document.Split("<a ").Length - 1);
    }

    [Fact]
    public void Links_open_outside_the_frame() =>
        Assert.Contains("<base target=\"_blank\">", EmailDocument.Of(Body("<p>Hello</p>"), withImages: false), StringComparison.Ordinal);

    [Theory]
    [InlineData("<LINK rel=preconnect href=//evil.example>")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://evil.example'>")]
    [InlineData("<base href='https://evil.example'>")]
    [InlineData("<link/rel=dns-prefetch href=//evil.example>")]
    [InlineData("<iframe src='https://evil.example'></iframe>")]
    [InlineData("<object data='https://evil.example'></object>")]
    [InlineData("<img src='https://evil.example/open.gif'>")]
    public void Nothing_in_the_frame_reaches_out(string element) =>
        Assert.DoesNotContain("evil.example", EmailDocument.Of(Body($"<p>Hello</p>{element}"), withImages: false), StringComparison.Ordinal);

    [Fact]
    public void Images_are_in_the_frame_when_they_are_asked_for() =>
        Assert.Contains("src=\"https://a.example/x.gif\"", EmailDocument.Of(Body("<img src=//a.example/x.gif>"), withImages: true), StringComparison.Ordinal);

    [Fact]
    public void The_longer_the_email_the_taller_its_frame()
    {
        Assert.Equal("short", EmailDocument.Size(Body("<p>Thank you!</p>")));
        Assert.Equal("medium", EmailDocument.Size(Body(string.Concat(Enumerable.Repeat("<div>A line of about forty characters here.</div>", 8)))));
        Assert.Equal("long", EmailDocument.Size(Body(new string('x', 5000))));
    }

    private static ReceivedBody Body(string html) => ReceivedBody.Of(html, TestContext.Current.CancellationToken);
}
