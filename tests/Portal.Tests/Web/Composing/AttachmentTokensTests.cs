using Microsoft.AspNetCore.DataProtection;
using Portal.Services.Composing;
using Portal.Tests.Support;
using Portal.Web.Features.Composing;

namespace Portal.Tests.Web.Composing;

public sealed class AttachmentTokensTests
{
    private static readonly Attachment File = new() { Url = "https://files.example/1", Name = "x-ray.png", Size = 100, Kind = FileKind.Png, IsUploaded = true };

    private readonly TestClock _clock = new();
    private readonly AttachmentTokens _tokens;

    public AttachmentTokensTests() => _tokens = new AttachmentTokens(new EphemeralDataProtectionProvider(), _clock);

    [Fact]
    public void Who_uploaded_a_file_gets_it_back()
    {
        var maya = Some.Staff();

        Assert.Equal(File, _tokens.Open(maya, _tokens.Make(maya, File)));
    }

    [Fact]
    public void A_token_is_worth_nothing_to_another_person_or_in_another_sub_account()
    {
        var maya = Some.Staff();
        var token = _tokens.Make(maya, File);

        Assert.Null(_tokens.Open(Some.Staff("Jonas"), token));
        Assert.Null(_tokens.Open(maya with { LocationId = Some.OtherLocation }, token));
    }

    [Fact]
    public void A_token_expires()
    {
        var maya = Some.Staff();
        var token = _tokens.Make(maya, File);

        _clock.Advance(AttachmentTokens.Lifetime);

        Assert.Null(_tokens.Open(maya, token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{\"File\":{\"Url\":\"https://evil.example/1\",\"Name\":\"x\"}}")]
    [InlineData("CfDJ8AAAA")]
    public void What_the_portal_did_not_make_is_nothing(string token) => Assert.Null(_tokens.Open(Some.Staff(), token));
}
