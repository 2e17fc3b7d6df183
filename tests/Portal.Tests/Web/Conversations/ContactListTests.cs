using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

public sealed class ContactListTests : IAsyncLifetime
{
    private SignedInPages? _pages;
    private IReadOnlyList<string> _found = ["Ana Ruiz", "Ben Okafor"];

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    private string Address => Pages.Services.GetRequiredService<NavigationManager>().Uri;

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = null;
        Pages.Service.Contacts = _ => [];
        Pages.Service.Conversations = _ => new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([.. _found.Select(Conversation)], _found.Count));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task Enter_in_the_search_opens_the_first_contact_found_and_says_so()
    {
        var list = Show(new ConversationFilter { Text = "a" });

        await list.Find("form[role=search]").SubmitAsync();

        Assert.EndsWith("/conversations/id%20of%20Ana%20Ruiz?q=a", Address, StringComparison.Ordinal);
        Assert.Equal("Opened Ana Ruiz", list.Find("p[role=status]").TextContent);
    }

    [Fact]
    public async Task Enter_before_the_hits_are_there_opens_the_first_once_they_are()
    {
        var list = Show(new ConversationFilter());
        await list.Find("[data-search]").ChangeAsync(new() { Value = "ben" });
        await list.Find("form[role=search]").SubmitAsync();
        Assert.EndsWith("?q=ben", Address, StringComparison.Ordinal); // looked for, and not opened what stood there before

        _found = ["Ben Okafor"];
        list.Render(parameters => parameters.Add(l => l.Filter, new ConversationFilter { Text = "ben" }));

        list.WaitForAssertion(() => Assert.EndsWith("/conversations/id%20of%20Ben%20Okafor?q=ben", Address, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enter_where_nobody_is_found_opens_nothing()
    {
        _found = [];
        var list = Show(new ConversationFilter { Text = "zzz" });

        await list.Find("form[role=search]").SubmitAsync();

        Assert.Equal("http://localhost/", Address);
        Assert.Contains("Nobody found", list.Markup, StringComparison.Ordinal);
    }

    private IRenderedComponent<ContactList> Show(ConversationFilter filter)
    {
        var list = Pages.Render<ContactList>(parameters => parameters.Add(l => l.Filter, filter));
        list.WaitForAssertion(() => Assert.Equal("false", list.Find("[data-scroller]").GetAttribute("aria-busy")));
        return list;
    }

    private static ServiceConversation Conversation(string name) => new() { Id = $"conversation of {name}", ContactId = $"id of {name}", ContactName = name, LastMessageDate = DateTime.UnixEpoch };
}
