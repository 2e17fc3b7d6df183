using Microsoft.Playwright;
using Portal.Sandbox;
using Portal.Tests.Support;

namespace Portal.Tests.Journeys;

/// <summary>A company whose identity provider says of some people only who they are: an administrator lets them in, and takes that back.</summary>
[Collection(OneAtATime.Pages)]
public sealed class PeopleJourney(Browser browser) : IClassFixture<Browser>
{
    // The sub-account has a token of its own, because that of a sign-in without sub-accounts is good for none.
    private static readonly Dictionary<string, string?> Settings = new()
    {
        ["HighLevel:AcceptsSignInTokens"] = "false",
        [$"SubAccounts:{SandboxSubAccounts.HarbourDental}:PrivateIntegrationToken"] = SandboxPrivateIntegrations.HarbourDental,
    };

    [Fact]
    public async Task Who_is_not_let_in_is_told_what_is_missing_is_added_and_works_until_that_is_taken_back()
    {
        await using var portal = await RunningPortal.StartAsync(Settings);
        var sam = await browser.OpenAsync(portal.Address, Screen.Wide);
        await sam.SignInAsync("Nobody");
        await sam.GetByText("Neither your role is known nor the sub-account that you work in.").WaitForAsync();
        await sam.GetByText("sam.whitlock@elsewhere.example").WaitForAsync();
        Assert.Empty(await sam.UnsoundAsync("no-access-wide"));
        await sam.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await sam.GetByRole(AriaRole.Button, new() { Name = "Copy these details" }).ClickAsync();
        await sam.GetByText("Copied.").WaitForAsync();
        Assert.Contains("Roles (claim roles): none came", await sam.EvaluateAsync<string>("() => navigator.clipboard.readText()"), StringComparison.Ordinal);

        var ingrid = await browser.OpenAsync(portal.Address, Screen.Wide);
        await ingrid.SignInAsync("Admin of Harbour Dental", "/settings");
        await ingrid.GetByRole(AriaRole.Link, new() { Name = "People" }).ClickAsync();
        await AddAsync(ingrid, "sam.whitlock", "Manager");
        await ingrid.GetByText("That isn’t an email address such as ada@example.com.").WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("people-problem-wide"));
        await AddAsync(ingrid, "Sam.Whitlock@elsewhere.example", "Manager");
        await Row(ingrid, "sam.whitlock@elsewhere.example").GetByText("Hasn’t signed in since they were added").WaitForAsync();

        await sam.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await sam.IsAtAsync("/signed-out");
        await sam.SignInAsync("Nobody", $"/conversations/{SandboxContacts.AnaRuiz}");
        var dialog = await sam.WriteAsync("SMS");
        await dialog.Field("Message").FillAsync("Hello from the new one.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send SMS" }).ClickAsync();
        await sam.SeesAcceptedAsync("Hello from the new one.");
        await sam.GotoAsync("/history");
        await sam.GetByLabel("Person").First.WaitForAsync(); // the filter of those who see everyone's
        await sam.PersonMenu().And(sam.GetByRole(AriaRole.Button, new() { Name = "Sam Whitlock, Manager" })).WaitForAsync();

        await AddAsync(ingrid, "later@elsewhere.example", "Staff");
        await Row(ingrid, "later@elsewhere.example").WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("people-wide"));
        await ChooseRoleAsync(ingrid, "Sam Whitlock", "Staff");
        await sam.PersonMenu().And(sam.GetByRole(AriaRole.Button, new() { Name = "Sam Whitlock, Staff" })).WaitForAsync(); // without a new sign-in, or a press
        await Assertions.Expect(sam.GetByLabel("Person")).ToHaveCountAsync(0);

        await ChooseRoleAsync(ingrid, "Sam Whitlock", "Admin");
        await sam.PersonMenu().And(sam.GetByRole(AriaRole.Button, new() { Name = "Sam Whitlock, Admin" })).WaitForAsync();
        await sam.GotoAsync("/settings/people");
        await Row(sam, "Ingrid Okafor").GetByText("From the sign-in").WaitForAsync();
        await ChooseRoleAsync(ingrid, "Sam Whitlock", "Staff");
        await sam.GetByText("This page isn’t yours to open").WaitForAsync();

        await sam.GotoAsync("/conversations");
        await Row(ingrid, "Sam Whitlock").GetByRole(AriaRole.Button, new() { Name = "Remove Sam Whitlock" }).ClickAsync();
        await ingrid.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await sam.GetByText("Neither your role is known nor the sub-account that you work in.").WaitForAsync();

        await ingrid.GotoAsync("/settings/audit");
        var entries = ingrid.GetByRole(AriaRole.List, new() { Name = "Entries" });
        await entries.GetByText("Removed Sam Whitlock.").WaitForAsync();
        await entries.GetByText("Before: Manager → , after: Staff").WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("audit-people-wide"));
    }

    [Fact]
    public async Task An_address_that_nobody_vouches_for_lets_in_where_the_settings_trust_it_and_a_phone_shows_it_all()
    {
        await using (var strict = await RunningPortal.StartAsync(Settings))
        {
            var page = await browser.OpenAsync(strict.Address, Screen.Narrow);
            await page.SignInAsync("Only an address");
            await page.GetByText("the sign-in doesn’t vouch for it").WaitForAsync();
            Assert.Empty(await page.UnsoundAsync("no-access-narrow"));
        }

        await using var portal = await RunningPortal.StartAsync(new Dictionary<string, string?>(Settings)
        {
            ["SignIn:TrustEmail"] = "true",
            ["SignIn:Domains:elsewhere.example:Role"] = "Staff",
            ["SignIn:Domains:elsewhere.example:SubAccounts:0"] = SandboxSubAccounts.HarbourDental,
        });
        var elif = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await elif.SignInAsync("Only an address", "/conversations");
        await elif.Contacts().First.WaitForAsync();

        var ingrid = await browser.OpenAsync(portal.Address, Screen.Narrow);
        await ingrid.SignInAsync("Admin of Harbour Dental", "/settings/people");
        await Row(ingrid, "Elif Kaya").GetByText("By the domain of the address").WaitForAsync();
        await AddAsync(ingrid, "later@elsewhere.example", "Manager");
        await Row(ingrid, "later@elsewhere.example").WaitForAsync();
        await Row(ingrid, "Elif Kaya").GetByRole(AriaRole.Button, new() { Name = "Remove Elif Kaya" }).ClickAsync();
        await ingrid.GetByRole(AriaRole.Dialog, new() { Name = "Remove Elif Kaya?" }).WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("people-asks-narrow"));
        await ingrid.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Row(ingrid, "Elif Kaya").GetByText("Kept out by Ingrid Okafor").WaitForAsync();
        await elif.GetByText("Neither your role is known").WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("people-narrow"));
        await ingrid.GotoAsync("/settings/audit");
        await ingrid.GetByText("Before: Staff → , after: Kept out").WaitForAsync();
        Assert.Empty(await ingrid.UnsoundAsync("audit-narrow"));
    }

    private static ILocator Row(IPage page, string who) => page.GetByRole(AriaRole.List, new() { Name = "People" }).GetByRole(AriaRole.Listitem).Filter(new() { HasText = who });

    private static async Task AddAsync(IPage page, string email, string role)
    {
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Email", Exact = true }).FillAsync(email);
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Role", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = role }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
    }

    private static async Task ChooseRoleAsync(IPage page, string who, string role)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = $"Role of {who}" }).ClickAsync();
        await page.GetByRole(AriaRole.Option, new() { Name = role }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Combobox, new() { Name = $"Role of {who}" })).ToHaveValueAsync(role);
    }
}
