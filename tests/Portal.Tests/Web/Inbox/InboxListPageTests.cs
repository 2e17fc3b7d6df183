using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Web.Controls;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Inbox;

public sealed class InboxListPageTests : IAsyncLifetime
{
    private static readonly string[] Found = ["Ana Ruiz", "Ben Okafor", "Cleo Park"];
    private SignedInPages? _pages;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private IReadOnlyList<string> Said => [.. Pages.Services.GetRequiredService<Toasts>().Shown.Select(toast => toast.Text)];

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = null;
        Pages.Service.Conversations = query => new ServiceAnswer<ServiceConversationPage>.Found(
            new ServiceConversationPage([.. Found.Where(name => query.ContactId is null || query.ContactId == name).Select(Conversation)], Found.Length));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task A_view_is_chosen_in_the_address()
    {
        var list = await ShowAsync();

        await list.FindAll("button.chip").Single(chip => chip.TextContent == "Needs reply").ClickAsync(new());

        Assert.EndsWith("/conversations?view=needs-reply", Pages.Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_are_done_at_once_and_who_could_not_be_is_named()
    {
        Pages.Service.Conversations = query => query.ContactId == "Ben Okafor"
            ? new ServiceAnswer<ServiceConversationPage>.Unavailable("The service is away.")
            : new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([.. Found.Where(name => query.ContactId is null || query.ContactId == name).Select(Conversation)], Found.Length));
        var list = await ShowAsync();
        await Button(list, "Select").ClickAsync(new());
        await list.Find("[aria-label='Chosen conversations'] input").ChangeAsync(new() { Value = true });
        Assert.Contains("3 selected", list.Markup, StringComparison.Ordinal);

        await Button(list, "Done").ClickAsync(new());

        list.WaitForAssertion(() => Assert.Equal(["2 conversations: done", "Not changed: Ben Okafor. The service is away."], Said));
        list.WaitForAssertion(() => Assert.Equal(2, list.FindAll("li").Count(row => row.TextContent.Contains("Done", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_row_says_that_it_needs_a_reply_only_while_nobody_has_put_it_aside()
    {
        var list = await ShowAsync();

        Assert.Equal(3, list.FindAll("li").Count(row => row.TextContent.Contains("Needs reply", StringComparison.Ordinal)));
    }

    private async Task<IRenderedComponent<ContactList>> ShowAsync()
    {
        var list = Pages.Render<ContactList>(parameters => parameters.Add(l => l.Filter, new ConversationFilter()));
        await list.WaitForStateAsync(() => list.FindAll("button").Any(button => button.TextContent.Trim() == "Select"));
        return list;
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ContactList> list, string name) => list.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static ServiceConversation Conversation(string name) => new()
    {
        Id = $"c {name}",
        ContactId = name,
        ContactName = name,
        LocationId = Some.Location,
        LastMessageDate = DateTime.UnixEpoch,
        LastMessageDirection = "inbound",
        LastMessageType = "TYPE_SMS",
        LastMessageBody = "Hello",
    };
}
