using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Inbox;

namespace Portal.Tests.Web.Inbox;

public sealed class InboxHeadTests : IAsyncDisposable
{
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public ValueTask DisposeAsync() => _pages?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task It_says_who_has_the_conversation_and_done_is_one_press_with_an_undo()
    {
        var head = await ShowAsync(Some.Staff());
        head.WaitForAssertion(() => Assert.Contains("Nobody’s", head.Markup, StringComparison.Ordinal));

        await Button(head, "Done").ClickAsync(new());

        head.WaitForAssertion(() => Assert.Contains("Done by Maya", head.Markup, StringComparison.Ordinal));
        var toast = Assert.Single(Pages.Services.GetRequiredService<Toasts>().Shown);
        Assert.Equal("Ana Ruiz: done", toast.Text);
        await head.InvokeAsync(() => toast.Action!.Run());
        head.WaitForAssertion(() =>
        {
            Pages.Clock.Advance(TimeSpan.FromSeconds(1)); // pages are told of changes at most four times a second
            Assert.DoesNotContain("Done by Maya", head.Markup, StringComparison.Ordinal);
        });
        Assert.Contains(Pages.Services.GetRequiredService<Toasts>().Shown, said => said.Text == "Ana Ruiz: as before");
    }

    [Fact]
    public async Task Who_only_drafts_reads_how_it_stands_and_has_nothing_to_press()
    {
        var head = await ShowAsync(Some.Staff() with { Role = Role.DraftOnly });

        head.WaitForAssertion(() => Assert.Contains("Nobody’s", head.Markup, StringComparison.Ordinal));
        Assert.Empty(head.FindAll("button"));
    }

    private async Task<IRenderedComponent<InboxHead>> ShowAsync(Caller caller)
    {
        _pages = await SignedInPages.OfAsync(caller);
        Pages.Tokens.Answer = null;
        var row = new ServiceConversation { Id = "c1", ContactId = "ana", LocationId = Some.Location, ContactName = "Ana Ruiz" };
        Pages.Service.Conversations = _ => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([row], 1));
        Pages.Service.Conversation = _ => new ServiceAnswer<ServiceConversation>.Found(row);
        return Pages.Render<InboxHead>(parameters => parameters.Add(h => h.ContactId, "ana").Add(h => h.ContactName, "Ana Ruiz"));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<InboxHead> head, string name) => head.FindAll("button").Single(button => button.TextContent.Trim() == name);
}
