using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class AttachmentNameTests
{
    [Theory]
    [InlineData("https://files.example.com/a/price%20list.pdf?x=1", "price list.pdf")]
    [InlineData("https://files.example.com/bill%E2%80%AEfdp.exe", "billfdp.exe")]
    [InlineData("https://files.example.com/%E2%81%A7%E2%80%8Bplan%0A.pdf", "plan.pdf")]
    [InlineData("https://files.example.com/", "files.example.com")]
    [InlineData("bill\u202Efdp.exe", "billfdp.exe")]
    public void A_received_file_is_shown_without_marks_that_turn_its_name(string address, string name) => Assert.Equal(name, AttachmentName.Of(address));
}
