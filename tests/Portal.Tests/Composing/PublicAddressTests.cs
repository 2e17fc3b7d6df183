using Portal.Services.Composing;

namespace Portal.Tests.Composing;

public sealed class PublicAddressTests
{
    [Theory]
    [InlineData("https://files.example.com/a.pdf")]
    [InlineData("  https://münchen.de/plan.png?x=1 ")]
    [InlineData("https://example.com:8443/a")]
    public void A_public_address_is_taken(string address) => Assert.Null(PublicAddress.Problem(address));

    [Theory]
    [InlineData(null, "That is no web address.")]
    [InlineData("", "That is no web address.")]
    [InlineData("files/a.pdf", "That is no web address.")]
    [InlineData("http://files.example.com/a.pdf", "The address must begin with https://.")]
    [InlineData("javascript:alert(1)", "The address must begin with https://.")]
    [InlineData("file:///etc/passwd", "The address must begin with https://.")]
    [InlineData("https://maya:secret@example.com/a", "The address must not hold a password.")]
    public void What_is_no_such_address_is_said(string? address, string problem) => Assert.Equal(problem, PublicAddress.Problem(address));

    [Theory]
    [InlineData("https://localhost/a")]
    [InlineData("https://localhost./a")]
    [InlineData("https://intranet/a")]
    [InlineData("https://10.0.0.1/a")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://2130706433/a")]
    [InlineData("https://0x7f.1/a")]
    [InlineData("https://[::1]/a")]
    [InlineData("https://[::ffff:127.0.0.1]/a")]
    [InlineData("https://printer.local/a")]
    [InlineData("https://printer.LOCAL./a")]
    [InlineData("https://db.internal/a")]
    public void An_inner_address_is_refused(string address) =>
        Assert.Equal("The address must be one that everybody can reach.", PublicAddress.Problem(address));

    [Fact]
    public void An_endless_address_is_refused() =>
        Assert.Equal("That address is too long.", PublicAddress.Problem("https://example.com/" + new string('a', PublicAddress.Longest)));
}
