using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Controls;
using Portal.Web.Features.Approvals;

namespace Portal.Tests.Web.Approvals;

/// <summary>In a sub-account in which what staff and managers write is approved.</summary>
[TimeBound]
public sealed class ApprovalsPageTests : IAsyncLifetime
{
    private static readonly (string, string)[] Settings = [("Approval:Roles:0", "Staff"), ("Approval:Roles:1", "Manager")];

    private readonly Caller _maya = Some.Staff();
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<Toast> Toasts => Pages.Services.GetRequiredService<Toasts>().Shown;

    public async ValueTask InitializeAsync() => _pages = await SignedInPages.OfAsync(Some.Manager(), Settings);

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Several_are_approved_at_once_and_those_that_were_taken_back_meanwhile_are_told()
    {
        await Pages.SendAsync("Ana Ruiz", author: _maya);
        await Pages.SendAsync("Ben Okafor", author: _maya);
        var late = await Pages.SendAsync("Cem Aydin", author: _maya);
        var page = Pages.RenderInLayout<ApprovalsPage>();
        await page.Find(".bar input").ChangeAsync(new() { Value = true });
        await Pages.Store.Database.PutAsync(m => m.Id == late, MessageState.Cancelled, steps: 1);

        await page.PressAsync("Approve (3)");

        Assert.Equal("2 approved, 1 not approved: it was taken back", Assert.Single(Toasts).Text);
        Assert.Contains("Approved", page.RowOf("Ana Ruiz"), StringComparison.Ordinal);
        Assert.Contains("Taken back", page.RowOf("Cem Aydin"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_wrote_oneself_waits_for_somebody_else_and_is_not_offered()
    {
        await Pages.SendAsync("Ana Ruiz");

        var page = Pages.RenderInLayout<ApprovalsPage>();

        Assert.Contains("It is yours, so somebody else approves it.", page.RowOf("Ana Ruiz"), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("input[type=checkbox]"));
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Approve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Staff_see_their_own_and_decide_nothing()
    {
        await Pages.DisposeAsync();
        _pages = await SignedInPages.OfAsync(_maya, Settings);
        await Pages.SendAsync("Ana Ruiz");
        await Pages.SendAsync("Ben Okafor", author: Some.Staff("Jonas"));

        var page = Pages.RenderInLayout<ApprovalsPage>();

        Assert.Contains("by you", page.RowOf("Ana Ruiz"), StringComparison.Ordinal);
        Assert.DoesNotContain("Ben Okafor", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(page.FindAll("button"), button => button.TextContent.StartsWith("Approve", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whom_an_email_goes_to_and_when_is_said()
    {
        var plan = new SendPlan(new DateTime(2026, 3, 3, 15, 0, 0, DateTimeKind.Utc), "2026-03-03T09:00", "America/Chicago", OnlyIfUnanswered: false, HeldByService: false);
        await Pages.SendAsync("Ana Ruiz", plan, _maya, command => command with { Channel = Channel.Email, Content = new MessageContent { Body = "Hello", Subject = "Your visit", EmailCc = ["bo@example.org"], EmailBcc = ["eve@example.org"] } });

        var row = Pages.RenderInLayout<ApprovalsPage>().RowOf("Ana Ruiz");

        Assert.Contains("Cc: bo@example.org · Bcc: eve@example.org", row, StringComparison.Ordinal);
        Assert.Contains("Your visit", row, StringComparison.Ordinal);
        Assert.Contains("to go ", row, StringComparison.Ordinal);
        Assert.Contains("in 30 h", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_note_is_asked_for_and_stays_until_it_was_sent_back()
    {
        var id = await Pages.SendAsync("Ana Ruiz", author: _maya);
        var page = Pages.RenderInLayout<ApprovalsPage>();
        await page.ChooseAndBeAskedAsync("Send back", "Ana Ruiz");

        await page.FindAll("[role=dialog] button").Single(b => b.Words() == "Send back").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Write what its author is to change.", page.Markup, StringComparison.Ordinal));
        await page.Find("#approval-note").ChangeAsync(new() { Value = "Greet her first." });
        await page.FindAll("[role=dialog] button").Single(b => b.Words() == "Send back").ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("Sent back", page.RowOf("Ana Ruiz"), StringComparison.Ordinal));
        Assert.Equal("Mina sent it back: Greet her first.", (await Pages.FindAsync(id)).Reason);
    }

    [Fact]
    public async Task An_approval_is_undone_from_its_toast()
    {
        var id = await Pages.SendAsync("Ana Ruiz", author: _maya);
        var page = Pages.RenderInLayout<ApprovalsPage>();
        await page.PressAsync("Approve, the message to Ana Ruiz");

        await page.InvokeAsync(Assert.Single(Toasts).Action!.Run);

        Assert.Equal(MessageState.WaitingForApproval, (await Pages.FindAsync(id)).State);
    }
}
