using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Tests.Support;
using Portal.Web.Features.Drafts;
using Portal.Web.Features.History;
using Portal.Web.Features.Materials;
using Portal.Web.Features.Messages;
using TestContext = Xunit.TestContext;

namespace Portal.Tests.Web.Messages;

/// <summary>A type of message that came by configuration is called what the sub-account calls it, on every page and in every filter.</summary>
public sealed class NamedChannelTests
{
    private static readonly Channel Chat = Channel.Of("RCS");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Lists_of_messages_name_it_and_filter_by_it()
    {
        await NamedOnAsync<AttentionPage>("attention?channel=RCS");
        await NamedOnAsync<ScheduledPage>("scheduled?channel=RCS");
        await NamedOnAsync<HistoryPage>("history?channel=RCS");
        await NamedOnAsync<DraftsPage>("drafts?channel=RCS");
    }

    [Fact]
    public async Task Snippets_and_the_life_of_a_message_name_it()
    {
        await using var pages = await PagesAsync();
        var held = await SendAsync(pages, plan: null);
        await pages.Services.GetRequiredService<SnippetService>().SaveAsync(pages.Caller, new SnippetText("Hello", "Hello!", Chat.Key, IsShared: false), Stop);

        var life = Show<HistoryPage>(pages, $"history?message={held}");
        life.WaitForAssertion(() => Assert.Contains("Chat on the phone", life.Find("aside h2").TextContent, StringComparison.Ordinal));
        var snippets = Show<SnippetsPage>(pages, "snippets");
        snippets.WaitForAssertion(() => Assert.Contains("Chat on the phone", snippets.Markup, StringComparison.Ordinal));
    }

    private static async Task NamedOnAsync<T>(string address)
        where T : IComponent
    {
        await using var pages = await PagesAsync();
        var held = await SendAsync(pages, plan: null);
        await pages.BecomeAsync(held, MessageState.Held, "Missed.", HoldKind.Missed);
        await SendAsync(pages, new SendPlan(pages.Clock.Now.AddHours(2), "2026-03-02T11:00", "UTC", OnlyIfUnanswered: false, HeldByService: false));
        await pages.Services.GetRequiredService<DraftService>().SaveAsync(pages.Caller, new DraftText("c1", "Ana Ruiz", Chat, Some.Text(), DraftId: null, BasedOn: 0), Stop);

        await NamedAsync(Show<T>(pages, address));
    }

    private static Task<SignedInPages> PagesAsync() => SignedInPages.OfAsync(Some.Manager(), ("FurtherChannels:RCS", "chat on the phone"));

    private static async Task<Guid> SendAsync(SignedInPages pages, SendPlan? plan) => Assert.IsType<SendResult.Stored>(
        await pages.Services.GetRequiredService<MessageLedger>().SendAsync(pages.Caller, Some.Command("c1", Chat) with { Plan = plan }, Stop)).MessageId;

    private static IRenderedComponent<IComponent> Show<T>(SignedInPages pages, string address)
        where T : IComponent
    {
        pages.Services.GetRequiredService<NavigationManager>().NavigateTo(address);
        return pages.RenderInLayout<T>();
    }

    private static async Task NamedAsync(IRenderedComponent<IComponent> page)
    {
        page.WaitForAssertion(() => Assert.Equal("Chat on the phone", page.Find(".channel").TextContent));
        Assert.Contains("Chat on the phone", await page.ChoicesAsync("Channel"));
        Assert.DoesNotContain(">RCS", page.Markup, StringComparison.Ordinal);
    }
}
