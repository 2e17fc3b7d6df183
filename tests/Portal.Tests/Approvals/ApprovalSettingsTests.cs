using Portal.Services.Composing;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Approvals;

public sealed class ApprovalSettingsTests
{
    [Fact]
    public void What_can_not_be_meant_stops_the_start_with_the_keys_name()
    {
        Assert.Equal("SubAccounts:here:Approval: The portal knows no role “Boss”.", FailureOf(new() { Roles = ["Boss"] }));
        Assert.Equal("SubAccounts:here:Approval: “ben” is not an email address.", FailureOf(new() { People = ["ben"] }));
        Assert.Equal("SubAccounts:here:Approval: ben@example.org is there twice.", FailureOf(new() { People = ["ben@example.org", "Ben@example.org"] }));
        Assert.Equal("SubAccounts:here:Approval: The portal knows no channel “Fax”.", FailureOf(new() { Channels = ["Fax"] }));
        Assert.Equal("SubAccounts:here:Approval: An email goes to one person at least.", FailureOf(new() { MoreRecipientsThan = 0 }));
        Assert.Equal("SubAccounts:here:Approval: A reminder comes after five minutes at least, and after a week at most.", FailureOf(new() { RemindAfterMinutes = 4 }));
        Assert.Null(FailureOf(new() { Roles = ["Staff"], Channels = ["SMS"], People = ["ben@example.org"], MoreRecipientsThan = 1 }));
    }

    private static string? FailureOf(ApprovalSettings approval) => new ApprovalCheck().Validate(null, new SendingRulesOptions { ["here"] = Some.Rules with { Approval = approval } }).FailureMessage;
}
