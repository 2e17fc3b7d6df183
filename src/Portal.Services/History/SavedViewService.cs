using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.History;

/// <summary>Keeps views: each person's own, and the team's, which all may open and managers may change.</summary>
public sealed class SavedViewService(Database database, AuditTrail audit, TimeProvider clock)
{
    public const int Most = 50;

    // No address that can be typed into a browser is longer.
    private const int LongestQuery = 4_000;

    public static bool MayShare(Caller caller) => caller.MaySeeEveryonesMessages;

    public static bool MayChange(Caller caller, SavedView view) => view.IsShared ? MayShare(caller) : view.OwnerId == caller.PersonId;

    /// <summary>The team's and then the caller's own, by name.</summary>
    public Task<List<SavedView>> ListAsync(Caller caller, ViewList list, CancellationToken cancellationToken) =>
        database.ReadAsync((context, token) => Seen(context, caller).Where(v => v.List == list).OrderBy(v => v.OwnerId != null).ThenBy(v => v.NameKey).ToListAsync(token), cancellationToken);

    /// <param name="caller">Whose it is, unless it is the team's.</param>
    /// <param name="list">Of which list the filters are.</param>
    /// <param name="name">No other of the same owner has it.</param>
    /// <param name="query">The query of the page's address, from its question mark on.</param>
    /// <param name="isShared">For the team; only of those who may share.</param>
    /// <param name="cancellationToken">Before it is stored.</param>
    public Task<ViewSaving> AddAsync(Caller caller, ViewList list, string name, string query, bool isShared, CancellationToken cancellationToken) =>
        Problem(name, query) is { } problem ? Task.FromResult<ViewSaving>(new ViewSaving.Invalid(problem))
        : isShared && !MayShare(caller) ? Task.FromResult<ViewSaving>(new ViewSaving.Invalid("Only managers and admins save views for the team."))
        : database.WriteAsync((context, token) => AddAsync(context, caller, Begin(caller, list, name, query, isShared), token), cancellationToken);

    public Task<ViewSaving> RenameAsync(Caller caller, Guid id, string name, CancellationToken cancellationToken) =>
        Problem(name, string.Empty) is { } problem
            ? Task.FromResult<ViewSaving>(new ViewSaving.Invalid(problem))
            : database.WriteAsync((context, token) => RenameAsync(context, caller, id, name.Trim(), token), cancellationToken);

    /// <summary>Nothing happens where it is gone already, or is not the caller's to change.</summary>
    public Task DeleteAsync(Caller caller, Guid id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async (context, token) =>
            {
                if (await ChangeableAsync(context, caller, id, token) is { } view)
                {
                    context.Remove(view);
                    Record(context, caller, view, AuditActions.ViewDeleted);
                    await context.SaveChangesAsync(token);
                }
            },
            cancellationToken);

    private async Task<ViewSaving> AddAsync(PortalDbContext context, Caller caller, SavedView view, CancellationToken cancellationToken)
    {
        await database.OneAtATimeAsync(context, $"saved-views {view.LocationId}", cancellationToken);
        if (await Others(context, view).CountAsync(cancellationToken) >= Most)
        {
            return new ViewSaving.Invalid(string.Create(CultureInfo.InvariantCulture, $"There are {Most} views already. Delete one that nobody needs any more."));
        }

        if (await Others(context, view).AnyAsync(v => v.NameKey == view.NameKey, cancellationToken))
        {
            return Taken(view.Name);
        }

        context.Add(view);
        Record(context, caller, view, AuditActions.ViewAdded);
        await context.SaveChangesAsync(cancellationToken);
        return new ViewSaving.Saved(view);
    }

    private async Task<ViewSaving> RenameAsync(PortalDbContext context, Caller caller, Guid id, string name, CancellationToken cancellationToken)
    {
        await database.OneAtATimeAsync(context, $"saved-views {caller.LocationId}", cancellationToken);
        if (await ChangeableAsync(context, caller, id, cancellationToken) is not { } view)
        {
            return new ViewSaving.Gone();
        }

        var key = SavedView.KeyOf(name);
        if (await Others(context, view).AnyAsync(v => v.NameKey == key, cancellationToken))
        {
            return Taken(name);
        }

        var before = view.Name;
        (view.Name, view.NameKey) = (name, key);
        Record(context, caller, view, AuditActions.ViewRenamed, before);
        await context.SaveChangesAsync(cancellationToken);
        return new ViewSaving.Saved(view);
    }

    private static IQueryable<SavedView> Seen(PortalDbContext context, Caller caller) =>
        context.Set<SavedView>().Where(v => v.LocationId == caller.LocationId && (v.OwnerId == null || v.OwnerId == caller.PersonId));

    private static IQueryable<SavedView> Others(PortalDbContext context, SavedView view) =>
        context.Set<SavedView>().Where(v => v.LocationId == view.LocationId && v.List == view.List && v.OwnerId == view.OwnerId && v.Id != view.Id);

    private static async Task<SavedView?> ChangeableAsync(PortalDbContext context, Caller caller, Guid id, CancellationToken cancellationToken) =>
        await Seen(context, caller).SingleOrDefaultAsync(v => v.Id == id, cancellationToken) is { } view && MayChange(caller, view) ? view : null;

    private static ViewSaving.Invalid Taken(string name) => new($"There is another view named “{name}”.");

    private static string? Problem(string name, string query) =>
        InvisibleCharacters.IsBlank(name) ? "Give it a name."
        : name.Trim().Length > SavedView.LongestName ? string.Create(CultureInfo.InvariantCulture, $"A name takes at most {SavedView.LongestName} characters.")
        : query.Length > LongestQuery ? "These filters are too long to be saved."
        : null;

    private void Record(PortalDbContext context, Caller caller, SavedView view, string action, string? before = null)
    {
        if (view.IsShared)
        {
            audit.Record(context, new(action, $"The team’s view “{view.Name}” of the {(view.List is ViewList.History ? "history" : "conversations")}.", caller.PersonId, caller.Name, caller.LocationId) { Before = before, After = before is null ? null : view.Name });
        }
    }

    private SavedView Begin(Caller caller, ViewList list, string name, string query, bool isShared) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = caller.LocationId,
        List = list,
        OwnerId = isShared ? null : caller.PersonId,
        Name = name.Trim(),
        NameKey = SavedView.KeyOf(name),
        Query = query,
    };
}
