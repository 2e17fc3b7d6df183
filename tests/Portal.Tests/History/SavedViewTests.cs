using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.History;
using Portal.Services.People;
using Portal.Tests.Support;
using static Portal.Tests.History.HistoryData;

namespace Portal.Tests.History;

public class SavedViewTests
{
    private const string Query = "?state=held";

    private readonly TestClock _clock = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_has_the_teams_views_and_their_own_and_nobody_elses()
    {
        await using var store = await TestDatabase.CreateAsync();
        await AddAsync(store, Mia, "Failed", isShared: true);
        await AddAsync(store, Mia, "Mias");
        await AddAsync(store, Ana, "Anas");
        await AddAsync(store, Foreign, "Elsewhere", isShared: true);

        Assert.Equal(["Failed", "Anas"], await NamesAsync(store, Ana));
        Assert.Equal(["Failed", "Mias"], await NamesAsync(store, Mia));
        Assert.Equal(["Failed"], await NamesAsync(store, Ben));
        Assert.Empty(await NamesAsync(store, Ana with { LocationId = "northside", Role = Role.Admin }, own: true));
        Assert.Equal(Query, (await Views(store).ListAsync(Ben, ViewList.History, Token)).Single().Query);
    }

    [Fact]
    public async Task Staff_change_nothing_of_the_teams_and_nobody_changes_what_is_anothers()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (team, anas) = (await AddAsync(store, Mia, "Failed", isShared: true), await AddAsync(store, Ana, "Anas"));

        Assert.Equal("Only managers and admins save views for the team.", Reason(await Views(store).AddAsync(Ana, ViewList.History, "Mine", Query, isShared: true, Token)));
        Assert.IsType<ViewSaving.Gone>(await Views(store).RenameAsync(Ana, team.Id, "Other", Token));
        Assert.IsType<ViewSaving.Gone>(await Views(store).RenameAsync(Mia, anas.Id, "Other", Token));
        Assert.IsType<ViewSaving.Gone>(await Views(store).RenameAsync(Foreign, team.Id, "Other", Token));
        foreach (var (caller, view) in new[] { (Ana, team), (Mia, anas), (Foreign, team) })
        {
            await Views(store).DeleteAsync(caller, view.Id, Token);
        }

        Assert.Equal(["Failed", "Anas"], await NamesAsync(store, Ana));
    }

    [Fact]
    public async Task A_name_is_taken_once_by_one_owner_and_is_neither_blank_nor_endless()
    {
        await using var store = await TestDatabase.CreateAsync();
        var views = Views(store);
        await AddAsync(store, Mia, "Failed", isShared: true);
        var own = await AddAsync(store, Mia, "failed");

        Assert.Equal("There is another view named “FAILED”.", Reason(await views.AddAsync(Mia, ViewList.History, " FAILED ", Query, isShared: false, Token)));
        Assert.Equal("Give it a name.", Reason(await views.AddAsync(Mia, ViewList.History, " \u200B", Query, isShared: false, Token)));
        Assert.Equal("A name takes at most 60 characters.", Reason(await views.AddAsync(Mia, ViewList.History, new string('x', 61), Query, isShared: false, Token)));
        Assert.Equal("These filters are too long to be saved.", Reason(await views.AddAsync(Mia, ViewList.History, "Long", new string('x', 4_001), isShared: false, Token)));
        var other = await AddAsync(store, Mia, "Other");
        Assert.Equal("There is another view named “Failed”.", Reason(await views.RenameAsync(Mia, other.Id, "Failed", Token)));
        Assert.IsType<ViewSaving.Saved>(await views.RenameAsync(Mia, own.Id, "FAILED", Token)); // it is its own
        await views.DeleteAsync(Mia, own.Id, Token);
        await AddAsync(store, Mia, "Failed");
    }

    [Fact]
    public async Task Nobody_and_no_team_has_more_than_fifty()
    {
        await using var store = await TestDatabase.CreateAsync();
        for (var i = 0; i < SavedViewService.Most; i++)
        {
            await AddAsync(store, Mia, $"View {i}", isShared: true);
        }

        Assert.StartsWith("There are 50 views already.", Reason(await Views(store).AddAsync(Mia, ViewList.History, "One more", Query, isShared: true, Token)), StringComparison.Ordinal);
        await AddAsync(store, Mia, "One more");
    }

    [Fact]
    public async Task What_is_done_with_the_teams_views_is_in_the_audit_and_what_is_ones_own_is_not()
    {
        await using var store = await TestDatabase.CreateAsync();
        var (team, own) = (await AddAsync(store, Mia, "Failed", isShared: true), await AddAsync(store, Mia, "Mine"));
        foreach (var view in new[] { team, own })
        {
            await Views(store).RenameAsync(Mia, view.Id, $"{view.Name} now", Token);
            await Views(store).DeleteAsync(Mia, view.Id, Token);
            await Views(store).DeleteAsync(Mia, view.Id, Token);
        }

        var entries = await store.Database.ReadAsync((context, token) => context.Audit.OrderBy(e => e.Id).ToListAsync(token), Token);
        Assert.Equal([AuditActions.ViewAdded, AuditActions.ViewDeleted, AuditActions.ViewRenamed], entries.Select(e => e.Action).Order());
        Assert.Contains(entries, e => (e.Before, e.After, e.PersonId, e.LocationId) == ("Failed", "Failed now", Mia.PersonId, "harbour"));
    }

    private SavedViewService Views(TestDatabase store) => new(store.Database, new AuditTrail(_clock), _clock);

    private async Task<SavedView> AddAsync(TestDatabase store, Caller caller, string name, bool isShared = false) =>
        Assert.IsType<ViewSaving.Saved>(await Views(store).AddAsync(caller, ViewList.History, name, Query, isShared, Token)).View;

    private async Task<IEnumerable<string>> NamesAsync(TestDatabase store, Caller caller, bool own = false) =>
        (await Views(store).ListAsync(caller, ViewList.History, Token)).Where(view => !own || !view.IsShared).Select(view => view.Name);

    private static string Reason(ViewSaving saving) => Assert.IsType<ViewSaving.Invalid>(saving).Reason;
}
