using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Approvals;
using Portal.Tests.Support;
using Portal.Tests.Web.Messages;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.History;

[TimeBound]
public sealed class ChangedWordsTests
{
    [Fact]
    public async Task Whoever_looks_at_a_reworded_message_sees_what_its_author_had_written_and_what_was_changed()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager(), ("Approval:Roles:0", "Staff"));
        var message = await pages.FindAsync(await pages.SendAsync("Ana Ruiz", author: Some.Staff(), change: command => command with { Content = Some.Text("Come at 9.") }));
        var approved = Assert.IsType<ApprovalResult.Done>(await pages.Services.GetRequiredService<ApprovalService>().RewordAsync(
            pages.Caller, SeenMessage.Of(message), Some.Text("Please come at nine."), TestContext.Current.CancellationToken));

        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"/history?message={approved.MessageId}");
        var panel = pages.RenderInLayout<HistoryPage>().Find("aside");

        Assert.Contains("Changed from the earlier message", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains(panel.QuerySelectorAll("del"), removed => removed.TextContent.Contains('9', StringComparison.Ordinal));
        Assert.Contains(panel.QuerySelectorAll("ins"), added => added.TextContent.Contains("nine", StringComparison.Ordinal));
    }
}
