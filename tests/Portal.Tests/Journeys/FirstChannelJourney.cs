using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Sandbox.Service.Control;
using Portal.Sandbox.Service.Faults;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>What a message begins with does not depend on how quickly one presses.</summary>
[Collection(OneAtATime.Writing)]
public sealed class FirstChannelJourney(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task A_message_begins_on_the_channel_used_last_also_while_the_thread_is_still_being_read()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Receive(new Inbound(SandboxContacts.SilasStone, "Email", "The retainer hurts.", "My retainer"));
        var page = await browser.OpenAsync(portal.Address, Screen.Wide);
        await page.SignInAsync("Staff of Harbour Dental", "/conversations");
        var row = page.Contacts().Filter(new() { HasText = "Silas Stone" });
        await row.GetByText("The retainer hurts.").WaitForAsync();
        await page.IsAliveAsync();
        portal.Control().Add(Fault.Slow(TimeSpan.FromSeconds(4), times: 10) with { Method = "GET", Path = "/conversations/*" });

        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write" }).ClickAsync();

        var dialog = page.NewMessage();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send email" }).WaitForAsync();
        Assert.Equal(0, await page.Conversation().GetByText("The retainer hurts.").CountAsync());
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync();
        await dialog.GetByLabel("Channel", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "SMS" });
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).WaitForAsync();
        await Assertions.Expect(dialog.Field("Message")).ToBeFocusedAsync(); // it was in the field, and the field is another now
    }
}
