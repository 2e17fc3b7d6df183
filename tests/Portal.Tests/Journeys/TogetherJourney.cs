using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Services.Storage;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>Two people at one contact see each other, don't answer twice unknowingly, tell each other what the contact doesn't see, and hand over what they have begun.</summary>
[Collection(OneAtATime.Writing)]
[TimeBound]
public sealed class TogetherJourney(Browser browser) : IClassFixture<Browser>
{
    private const string Silas = $"/conversations/{SandboxContacts.SilasStone}";

    [Fact]
    public async Task Two_at_one_contact_see_each_other_and_the_second_answer_stops()
    {
        await using var portal = await RunningPortal.StartAsync();
        portal.Control().Speed = 4;
        var (staff, manager) = await BothAsync(portal);
        await manager.Conversation().GetByText("is looking").First.WaitForAsync();
        var first = await staff.WriteAsync("SMS");
        await first.Field("Message").PressSequentiallyAsync("We open at nine.");
        await manager.Conversation().GetByText("is writing").First.WaitForAsync();
        await manager.Contacts().GetByText("is writing").First.WaitForAsync();
        Assert.Empty(await manager.UnsoundAsync("together"));

        await AnswerAsync(portal);
        var second = await manager.WriteAsync("SMS");
        await second.Field("Message").FillAsync("Come at nine.");
        await second.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();

        await Assertions.Expect(second.GetByText("Nothing was sent yet.").First).ToBeVisibleAsync();
        await Assertions.Expect(second.Field("Message")).ToHaveValueAsync("Come at nine.");
        Assert.Empty(await manager.UnsoundAsync("second-answer"));
    }

    [Fact]
    public async Task A_note_is_for_colleagues_only_and_a_draft_goes_over_to_one()
    {
        await using var portal = await RunningPortal.StartAsync();
        var (staff, manager) = await BothAsync(portal);
        await manager.GetByRole(AriaRole.Button, new() { Name = "Internal note" }).ClickAsync();
        var field = manager.GetByLabel("Internal note – the contact doesn’t see it").GetByRole(AriaRole.Textbox);
        await field.PressSequentiallyAsync("He prefers mornings.");
        Assert.Empty(await manager.UnsoundAsync("note"));
        await manager.GetByRole(AriaRole.Button, new() { Name = "Save note" }).ClickAsync();

        await staff.Conversation().GetByText("He prefers mornings.").WaitForAsync();
        Assert.Empty(portal.Control().Ledger);

        var dialog = await staff.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Your retainer is ready.");
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Hand over the draft") }).ClickAsync();
        await staff.GetByRole(AriaRole.Menuitem).First.ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await manager.Conversation().GetByText("You have a draft").WaitForAsync();
    }

    // By the ledger: the minute in which an answer is the second one begins just then, however busy the machine is.
    private static async Task AnswerAsync(RunningPortal portal)
    {
        var token = TestContext.Current.CancellationToken;
        var maya = await portal.Services.GetRequiredService<Database>().ReadAsync((context, stop) => context.People.SingleAsync(p => p.Name == "Maya Lindqvist", stop), token);
        var command = Some.Command(SandboxContacts.SilasStone, content: Some.Text("We open at nine.")) with { ContactName = "Silas Stone" };
        var author = new Caller(maya.Id, maya.Name, SandboxSubAccounts.HarbourDental, Role.Staff);
        Assert.IsType<SendResult.Stored>(await portal.Services.GetRequiredService<MessageLedger>().SendAsync(author, command, token));
    }

    private async Task<(IPage Staff, IPage Manager)> BothAsync(RunningPortal portal)
    {
        var staff = await browser.OpenAsync(portal.Address, Screen.Wide);
        await staff.SignInAsync("Staff of Harbour Dental", Silas);
        var manager = await browser.OpenAsync(portal.Address, Screen.Wide);
        await manager.SignInAsync("Manager of Harbour Dental", Silas);
        return (staff, manager);
    }
}
