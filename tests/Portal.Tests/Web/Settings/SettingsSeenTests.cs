using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.SubAccounts;
using Portal.Tests.Support;
using Portal.Tests.Web.Composing;
using Portal.Web.Features.People;
using Portal.Web.Features.SubAccounts;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Settings;

/// <summary>What an administrator changes is seen by others without a new sign-in, and pulls nothing away from under who writes.</summary>
public sealed class SettingsSeenTests : IAsyncLifetime
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Staff());

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_dialog_that_is_opened_offers_what_holds_then()
    {
        await ChangeAsync(values => values with { Channels = ["Email", "WhatsApp"], Senders = ["desk@harbour.example"] });

        var compose = await ComposeFixture.OpenAsync(Pages, Channel.Email);

        Assert.Equal(["Email", "WhatsApp"], compose.Dialog.Find("select").QuerySelectorAll("option").Select(option => option.GetAttribute("value")));
        await compose.OpenFieldAsync("From");
        Assert.Contains("desk@harbour.example", compose.Dialog.Find("#compose-from").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dialog_that_is_open_goes_on_and_sending_says_what_holds_now()
    {
        var compose = await ComposeFixture.WrittenAsync(Pages);

        await ChangeAsync(values => values with { Channels = ["Email"] });
        await compose.TypeAsync("See you at ten.");
        await compose.SendAsync();

        Assert.Contains("This sub-account does not write by SMS.", compose.Text, StringComparison.Ordinal);
        Assert.Empty(await compose.MessagesAsync());
        await compose.SwitchAsync(Channel.Email);
        Assert.Equal("See you at ten.", compose.Body);
    }

    [Fact]
    public async Task Quiet_hours_and_the_zone_of_now_are_asked_about_also_on_a_page_that_was_open_before()
    {
        var contact = ComposeFixture.Ana with { TimeZoneIsContacts = false, TimeZone = "UTC" }; // as the page read it
        await ChangeAsync(values => values with { TimeZone = "America/Chicago", QuietHours = "01:00-04:00" });

        var compose = await ComposeFixture.WrittenAsync(Pages, contact: contact);
        await compose.SendAsync();

        Assert.Contains("It is 03:00 in Chicago, by the sub-account’s clock.", compose.Text, StringComparison.Ordinal);
        Assert.Empty(await compose.MessagesAsync());
        await ChangeAsync(values => values with { QuietHours = "none" });
        var next = await ComposeFixture.OpenAsync(Pages, contact: contact);
        await next.SendAsync();
        Assert.Single(await next.MessagesAsync());
    }

    [Fact]
    public async Task Pages_that_are_open_show_other_channels_and_another_name_at_once()
    {
        Pages.Render<MudBlazor.MudPopoverProvider>();
        var preferences = Pages.Render<PreferencesPage>();
        var authorized = await Pages.Services.GetRequiredService<Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider>().GetAuthenticationStateAsync();
        var bar = Pages.Render<SubAccountSwitch>(parameters => parameters.Add(s => s.User, authorized.User));
        preferences.WaitForAssertion(() => Assert.Contains("10 s by email", preferences.Find("#undo-hint").TextContent, StringComparison.Ordinal));
        Assert.Equal("Harbour Dental", bar.Find(".sub-account").TextContent);

        await ChangeAsync(values => values with { Name = "Harbour", Channels = ["SMS"] });

        preferences.WaitForAssertion(() => Assert.DoesNotContain("email", preferences.Find("#undo-hint").TextContent, StringComparison.Ordinal));
        bar.WaitForAssertion(() => Assert.Equal("Harbour", bar.Find(".sub-account").TextContent));
    }

    private async Task ChangeAsync(Func<SettingValues, SettingValues> change)
    {
        var service = Pages.Services.GetRequiredService<SettingsService>();
        var holds = await service.LookAsync(SettingsUnderTest.Ingrid, TestContext.Current.CancellationToken) ?? throw new InvalidOperationException("Not allowed.");
        Assert.IsType<SettingsSaving.Saved>(await service.SaveAsync(SettingsUnderTest.Ingrid, SettingsUnderTest.Edit(holds, change), TestContext.Current.CancellationToken));
    }
}
