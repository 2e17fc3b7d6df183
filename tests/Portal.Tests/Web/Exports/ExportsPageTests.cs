using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.Exports;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.Exports;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Exports;

public sealed class ExportsPageTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_says_how_far_it_is_can_be_cancelled_and_is_said_to_be()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await BeginAsync(pages, pages.Caller);

        var page = Open(pages);

        Assert.Contains("Waiting for its turn: 2 messages", page.Find("li [role=status]").TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Find("[role=progressbar]").GetAttribute("aria-label"));
        await Button(page, "Cancel")!.ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("Cancelled. Nothing of it was kept.", page.Find("li [role=status]").TextContent, StringComparison.Ordinal));
        await Button(page, "Delete")!.ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("No exports", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_page_that_is_open_follows_the_file_and_offers_it_when_it_is_ready()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        var id = await BeginAsync(pages, pages.Caller);
        var page = Open(pages);

        await pages.Store.Database.WriteAsync(
            async (context, token) =>
            {
                var job = await context.FindAsync<ExportJob>([id], token) ?? throw new InvalidOperationException();
                (job.State, job.Rows, job.Bytes, job.EndedAt) = (ExportState.Ready, 2, 1_500, pages.Clock.Now);
                await context.SaveChangesAsync(token);
            },
            Token);
        pages.Clock.Advance(TimeSpan.FromSeconds(2));

        page.WaitForAssertion(() => Assert.Contains("Ready: 2 messages, 2 KB", page.Find("li [role=status]").TextContent, StringComparison.Ordinal));
        Assert.StartsWith($"history/exports/{id}", page.Find("li a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_sees_the_exports_of_another()
    {
        await using var pages = await SignedInPages.OfAsync(Some.Manager());
        await BeginAsync(pages, Some.Manager());

        Assert.Contains("No exports", Open(pages).Markup, StringComparison.Ordinal);
    }

    private static async Task<Guid> BeginAsync(SignedInPages pages, Caller caller)
    {
        pages.Clock.Advance(TimeSpan.FromMinutes(1));
        pages.Services.GetRequiredService<IOptions<ExportOptions>>().Value.DirectRows = 0;
        await pages.Store.AddAsync(Some.Message(caller), Some.Message(caller));
        return Assert.IsType<ExportAsking.Begun>(await pages.Services.GetRequiredService<ExportService>().AskAsync(caller, new ExportWish(new HistoryQuery(), ExportFormat.Csv, "All messages"), Token)).Id;
    }

    private static IRenderedComponent<IComponent> Open(SignedInPages pages)
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(ExportsAddress.Path);
        var page = pages.RenderInLayout<ExportsPage>();
        page.WaitForState(() => page.FindAll(".skeleton").Count == 0);
        return page;
    }

    private static AngleSharp.Dom.IElement? Button(IRenderedComponent<IComponent> page, string name) => page.FindAll("li button").SingleOrDefault(button => button.TextContent.StartsWith(name, StringComparison.Ordinal));
}
