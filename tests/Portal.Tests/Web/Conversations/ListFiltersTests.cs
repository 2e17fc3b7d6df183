using Bunit;
using Portal.Services.Conversations;
using Portal.Tests.Support;
using Portal.Web.Features.Conversations;

namespace Portal.Tests.Web.Conversations;

/// <summary>The address follows what is typed, and on a slow line follows it late.</summary>
public sealed class ListFiltersTests : IAsyncLifetime
{
    private readonly List<string?> _asked = [];
    private readonly List<string?> _opened = [];
    private SignedInPages? _pages;
    private IRenderedComponent<ListFilters>? _filters;

    private IRenderedComponent<ListFilters> Filters => _filters ?? throw new InvalidOperationException("Not started.");

    private string? Shown => Filters.Find("[data-search]").GetAttribute("value");

    public async ValueTask InitializeAsync()
    {
        _pages = await SignedInPages.OfAsync(Some.Staff());
        _filters = _pages.Render<ListFilters>(parameters => parameters
            .Add(f => f.Filter, new ConversationFilter())
            .Add(f => f.OnChange, filter => _asked.Add(filter.Text))
            .Add(f => f.OnOpenFirst, _opened.Add));
    }

    public ValueTask DisposeAsync() => _pages?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task What_was_typed_before_comes_back_late_and_changes_nothing_of_what_is_typed_since()
    {
        await TypeAsync("sil");
        await TypeAsync("silas");

        await FollowAsync("sil");
        await Filters.Find("form").SubmitAsync();
        Assert.Null(Shown);
        await FollowAsync("silas");

        Assert.Equal(["silas"], _opened);
        Assert.Null(Shown); // nothing is written into the field
    }

    [Fact]
    public async Task A_search_that_is_taken_back_before_it_came_is_taken_back()
    {
        await TypeAsync("sil");
        await TypeAsync(string.Empty);

        Assert.Equal(["sil", null], _asked);
    }

    [Fact]
    public async Task An_address_that_was_not_typed_here_is_shown()
    {
        await TypeAsync("silas");
        await FollowAsync("silas");

        await FollowAsync("ana");

        Assert.Equal("ana", Shown);
    }

    private Task TypeAsync(string text) => Filters.Find("[data-search]").ChangeAsync(new() { Value = text });

    private Task FollowAsync(string? text) => Filters.InvokeAsync(() => Filters.Render(parameters => parameters.Add(f => f.Filter, new ConversationFilter { Text = text })));
}
