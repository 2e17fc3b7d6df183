using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.HighLevel;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Composing;

public sealed class SenderNumberTests
{
    public static TheoryData<string> OtherChannels => [.. Channel.All.Where(channel => channel != Channel.Sms).Select(channel => channel.Key)];

    [Fact]
    public async Task An_SMS_offers_the_numbers_that_it_can_go_out_from()
    {
        await using var pages = await PagesAsync();
        var compose = await ComposeFixture.OpenAsync(pages);

        await compose.OpenFieldAsync("From");

        compose.Dialog.WaitForAssertion(() => Assert.Contains("Front desk", compose.Dialog.Find("#compose-from").TextContent, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(OtherChannels))]
    public async Task No_other_channel_offers_the_numbers_of_SMS(string channel)
    {
        await using var pages = await PagesAsync();
        var compose = await ComposeFixture.OpenAsync(pages);
        await compose.OpenFieldAsync("From");
        compose.Dialog.WaitForAssertion(() => Assert.Contains("Front desk", compose.Text, StringComparison.Ordinal));

        await compose.SwitchAsync(Channel.Of(channel));

        Assert.DoesNotContain("Front desk, +1", compose.Text, StringComparison.Ordinal);
        Assert.Equal(channel is "WhatsApp", compose.Text.Contains("HighLevel chooses the number that it goes out from.", StringComparison.Ordinal));
    }

    private static async Task<SignedInPages> PagesAsync()
    {
        var pages = await SignedInPages.OfAsync(Some.Staff());
        Assert.IsType<FakeTokens>(pages.Services.GetRequiredService<ISubAccountTokens>()).Answer = null;
        Assert.IsType<FakeHighLevel>(pages.Services.GetRequiredService<IHighLevel>()).Numbers = _ => new ServiceAnswer<ServiceNumbers>.Found(
            new ServiceNumbers([new ServiceNumber { PhoneNumber = "+16175550100", FriendlyName = "Front desk", IsDefault = true, CanSms = true }], "active"));
        return pages;
    }
}
