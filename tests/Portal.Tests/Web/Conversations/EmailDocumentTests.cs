using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class EmailDocumentTests
{
    [Fact]
    public void Plain_text_stays_text_and_its_addresses_become_links()
    {
        var document = EmailDocument.Of("1 < 2 & \"so on\"\nhttps://a.example/?x=1&y=2");

        Assert.Contains("1 &lt; 2 &amp; &quot;so on&quot;\n<a href=\"https://a.example/?x=1&amp;y=2\"", document, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_open_outside_the_frame() =>
        Assert.Contains("<base target=\"_blank\">", EmailDocument.Of("<p>Hello</p>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<LINK rel=preconnect href=//evil.example>")]
    [InlineData("<meta http-equiv=refresh content='0;url=https://evil.example'>")]
    [InlineData("<base href='https://evil.example'>")]
    [InlineData("<link/rel=dns-prefetch href=//evil.example>")]
    public void What_would_reach_out_before_any_policy_is_dropped(string element) =>
        Assert.DoesNotContain("evil.example", EmailDocument.Of($"<p>Hello</p>{element}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<img src=\"https://a.example/x.gif\">", true)]
    [InlineData("<img src=//a.example/x.gif>", true)]
    [InlineData("<img srcset='https://a.example/x.gif 2x'>", true)]
    [InlineData("<td background='http://a.example/x.gif'>", true)]
    [InlineData("<div style=\"background: url( 'https://a.example/x.gif')\">", true)]
    [InlineData("<img src=\"data:image/gif;base64,R0\">", false)]
    [InlineData("<a href=\"https://a.example/\">https://a.example</a>", false)]
    public void Images_of_the_internet_are_noticed(string html, bool remote) => Assert.Equal(remote, EmailDocument.HasRemoteImages(html));

    [Fact]
    public void The_longer_the_email_the_taller_its_frame()
    {
        Assert.Equal("short", EmailDocument.Size("<p>Thank you!</p>"));
        Assert.Equal("medium", EmailDocument.Size(string.Concat(Enumerable.Repeat("<p>A line of about forty characters here.</p>", 18))));
        Assert.Equal("long", EmailDocument.Size(new string('x', 5000)));
    }
}
