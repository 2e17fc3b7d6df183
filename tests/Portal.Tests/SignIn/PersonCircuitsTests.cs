using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Portal.Services.People;
using Portal.Tests.Support;
using Portal.Web.Features.SignIn;

namespace Portal.Tests.SignIn;

/// <summary>More open pages than one person may have.</summary>
public sealed class PersonCircuitsTests : IDisposable
{
    private readonly BunitContext _page = new();
    private readonly TestClock _clock = new();
    private readonly PersonCircuits _circuits;
    private readonly Guid _person = Guid.CreateVersion7();

    public PersonCircuitsTests()
    {
        _circuits = new(Options.Create(new SessionLifetimeOptions { MostPages = 3 }), _clock);
        _page.AddAuthorization();
        _page.Services.AddSingleton(_circuits).AddSingleton<CircuitPlace>();
    }

    [Fact]
    public void The_page_that_was_used_least_lately_gives_way_to_a_new_one()
    {
        var gone = new List<int>();
        var places = Enumerable.Range(0, 3).Select(i => Open(_person, () => gone.Add(i))).ToList();
        _clock.Advance(TimeSpan.FromMinutes(1));
        _circuits.Use(_person, places[0].Id);

        Open(_person);
        Assert.Equal([1], gone);
        Open(_person);
        Assert.Equal([1, 2], gone);
    }

    [Fact]
    public void Pages_of_others_count_for_themselves_and_are_not_theirs_to_use()
    {
        var gone = 0;
        var place = Open(_person, () => gone++);
        _clock.Advance(TimeSpan.FromMinutes(1));

        for (var i = 0; i < 5; i++)
        {
            Open(Guid.CreateVersion7());
        }

        Assert.Equal(0, gone);
        Open(_person);
        Open(_person);
        _circuits.Use(Guid.CreateVersion7(), place.Id);
        Open(_person);
        Assert.Equal(1, gone);
    }

    [Fact]
    public void A_page_that_was_closed_makes_room()
    {
        var gone = 0;
        var places = Enumerable.Range(0, 3).Select(_ => Open(_person, () => gone++)).ToList();

        _circuits.Remove(_person, places[2]);
        Open(_person, () => gone++);

        Assert.Equal(0, gone);
    }

    [Fact]
    public void Its_tab_is_led_to_a_page_that_says_why_and_leads_back()
    {
        var place = _page.Services.GetRequiredService<CircuitPlace>();
        var mark = _page.Render<CircuitMark>();
        _page.Services.GetRequiredService<BunitNavigationManager>().NavigateTo("/history?state=Failed");

        place.GiveWay();

        mark.WaitForAssertion(() => Assert.Equal("/page-closed?returnUrl=%2Fhistory%3Fstate%3DFailed", Assert.Single(_page.JSInterop.Invocations["location.assign"]).Arguments.Single()));
    }

    public void Dispose() => _page.Dispose();

    private CircuitPlace Place() => new(_page.Services.GetRequiredService<Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider>(), _circuits);

    private CircuitPlace Open(Guid person, Action? gone = null)
    {
        var place = Place();
        place.GivenWay += () => gone?.Invoke();
        _circuits.Add(person, place);
        return place;
    }
}
