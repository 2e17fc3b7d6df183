using Bunit;
using Portal.Services.Conversations;
using Portal.Services.HighLevel;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>A conversation that is opened for one of its messages. It is Monday 2 March 2026, 09:00 UTC.</summary>
public sealed class ShownMessageTests : IAsyncLifetime
{
    private SignedInPages? _pages;
    private int _rows;

    private SignedInPages Pages => _pages ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        Pages.Tokens.Answer = null;
        Pages.Service.Rows = query => new ServiceAnswer<ServiceMessagePage>.Found(PageBehind(query));
    }

    public ValueTask DisposeAsync() => Pages.DisposeAsync();

    [Fact]
    public async Task What_is_further_back_is_read_until_the_message_is_there_and_it_stands_out()
    {
        var message = Some.Message(Pages.Caller, Pages.Clock.Now.AddHours(-100), "contact");
        await Pages.Store.AddAsync(message);
        _rows = 400;

        var view = Open(message.Id);

        view.WaitForAssertion(() => Assert.Contains("See you at nine.", Assert.Single(view.FindAll("li[aria-current]")).TextContent, StringComparison.Ordinal));
        Assert.DoesNotContain("row200.", view.Markup, StringComparison.Ordinal); // no further than that
        Assert.Empty(view.FindAll(".by-itself"));
    }

    [Fact]
    public void A_message_that_is_not_there_is_said_not_to_be()
    {
        _rows = 40;

        var view = Open(Guid.CreateVersion7());

        view.WaitForAssertion(() => Assert.Equal("That message is not in this conversation any more.", view.Find(".by-itself").TextContent));
        Assert.Empty(view.FindAll("li[aria-current]"));
    }

    [Fact]
    public void What_lies_too_far_back_is_said_to_and_how_one_comes_there()
    {
        _rows = 400;

        var view = Open(Guid.CreateVersion7());

        view.WaitForAssertion(() => Assert.StartsWith("That message is further back", view.Find(".by-itself").TextContent, StringComparison.Ordinal));
        Assert.Contains("row300.", view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("row390.", view.Markup, StringComparison.Ordinal);
    }

    // One row an hour.
    private ServiceMessagePage PageBehind(MessageQuery query)
    {
        var first = query.LastMessageId is { } id ? int.Parse(id["row".Length..], null) + 1 : 0;
        var rows = Enumerable.Range(first, Math.Min(query.Limit, _rows - first)).Select(i =>
            new ServiceMessage { Id = $"row{i}", MessageType = "TYPE_SMS", DateAdded = Pages.Clock.Now.AddHours(-i).AddMinutes(-5), IsInbound = true, Body = $"row{i}.", Status = "delivered" }).ToList();
        return new ServiceMessagePage(rows, rows[^1].Id, HasOlder: first + rows.Count < _rows);
    }

    private IRenderedComponent<ConversationView> Open(Guid shown) =>
        Pages.Render<ConversationView>(parameters => parameters.Add(v => v.ContactId, "contact").Add(v => v.Filter, new ConversationFilter()).Add(v => v.Shown, shown));
}
