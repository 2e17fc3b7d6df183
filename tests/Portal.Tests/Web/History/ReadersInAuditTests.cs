using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Audit;
using Portal.Tests.Support;
using Portal.Web.Features.History;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.History;

public sealed class ReadersInAuditTests
{
    [Fact]
    public async Task Where_the_portal_is_set_so_opening_a_message_in_the_history_is_in_the_audit()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        pages.Services.GetRequiredService<IOptions<AuditOptions>>().Value.Readers = true;
        var message = Some.Message();
        await pages.Store.AddAsync(message);

        pages.Services.GetRequiredService<NavigationManager>().NavigateTo($"history?message={message.Id}");
        var page = pages.RenderInLayout<HistoryPage>();
        page.WaitForElement("#life-title");

        var entries = await pages.Store.Database.ReadAsync((context, token) => context.Audit.Where(e => e.Action == AuditActions.MessageOpened).ToListAsync(token), TestContext.Current.CancellationToken);
        Assert.Equal($"Opened the message {message.Id}.", Assert.Single(entries).Detail);
    }
}
