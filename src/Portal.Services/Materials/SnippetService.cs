using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Services.Materials;

/// <summary>Keeps snippets: each person's own, and the sub-account's, which all may use and managers may change.</summary>
public sealed class SnippetService(Database database, AuditTrail audit, TimeProvider clock)
{
    private const string OnlyManagers = "Only managers and admins change the sub-account’s snippets. Save it as one of your own instead.";

    public static bool MayShare(Caller caller) => caller.Role is Role.Manager or Role.Admin;

    /// <summary>The caller's own and the sub-account's, by name.</summary>
    public async Task<IReadOnlyList<Snippet>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            (context, token) => Seen(context, caller).OrderBy(s => s.NameKey).ThenByDescending(s => s.OwnerId).ToListAsync(token),
            cancellationToken);

    /// <summary>The same, but only those for this channel.</summary>
    public async Task<IReadOnlyList<Snippet>> ListAsync(Caller caller, Channel channel, CancellationToken cancellationToken) =>
        [.. (await ListAsync(caller, cancellationToken)).Where(s => s.ChannelKey is null || s.ChannelKey == channel.Key)];

    public Task<SnippetSaving> SaveAsync(Caller caller, SnippetText text, CancellationToken cancellationToken) =>
        Problem(text) is { } problem
            ? Task.FromResult<SnippetSaving>(new SnippetSaving.Invalid(problem))
            : database.WriteAsync((context, token) => SaveAsync(context, caller, text, token), cancellationToken);

    /// <summary><paramref name="version"/> is the one that the caller saw.</summary>
    public Task<SnippetRemoval> DeleteAsync(Caller caller, Guid id, int version, CancellationToken cancellationToken) =>
        database.WriteAsync((context, token) => DeleteAsync(context, caller, id, version, token), cancellationToken);

    private static IQueryable<Snippet> Seen(PortalDbContext context, Caller caller) =>
        context.Snippets.Where(s => s.LocationId == caller.LocationId && (s.OwnerId == null || s.OwnerId == caller.PersonId));

    private static string? Problem(SnippetText text) =>
        InvisibleCharacters.IsBlank(text.Name) ? "Give it a name."
        : text.Name.Trim().Length > Snippet.LongestName ? string.Create(CultureInfo.InvariantCulture, $"A name takes at most {Snippet.LongestName} characters.")
        : InvisibleCharacters.IsBlank(text.Text) ? "Write its text."
        : text.Text.Length > Snippet.LongestText ? string.Create(CultureInfo.InvariantCulture, $"A snippet takes at most {Snippet.LongestText:N0} characters.")
        : null;

    private async Task<SnippetSaving> SaveAsync(PortalDbContext context, Caller caller, SnippetText text, CancellationToken cancellationToken)
    {
        var before = text.Id is { } id ? await Seen(context, caller).SingleOrDefaultAsync(s => s.Id == id, cancellationToken) : null;
        if (text.Id is not null && before is null)
        {
            return new SnippetSaving.Gone();
        }

        var shared = before?.IsShared ?? text.IsShared;
        if (shared && !MayShare(caller))
        {
            return new SnippetSaving.NotAllowed(OnlyManagers);
        }

        if (before is not null && before.Version != text.BasedOn)
        {
            return new SnippetSaving.Conflict(before);
        }

        return await IsTakenAsync(context, caller, text, shared, cancellationToken)
            ? new SnippetSaving.NameTaken($"There is another snippet named “{text.Name.Trim()}”.")
            : await StoreAsync(context, caller, before, text, cancellationToken);
    }

    private static Task<bool> IsTakenAsync(PortalDbContext context, Caller caller, SnippetText text, bool shared, CancellationToken cancellationToken)
    {
        Guid? owner = shared ? null : caller.PersonId;
        var key = Snippet.KeyOf(text.Name);
        return context.Snippets.AnyAsync(s => s.LocationId == caller.LocationId && s.OwnerId == owner && s.NameKey == key && s.Id != text.Id, cancellationToken);
    }

    private async Task<SnippetSaving> StoreAsync(PortalDbContext context, Caller caller, Snippet? snippet, SnippetText text, CancellationToken cancellationToken)
    {
        var isNew = snippet is null;
        snippet ??= context.Add(Begin(caller, text)).Entity;
        (snippet.Name, snippet.NameKey, snippet.Text, snippet.ChannelKey) = (text.Name.Trim(), Snippet.KeyOf(text.Name), text.Text, text.ChannelKey);
        (snippet.Version, snippet.UpdatedAt) = (snippet.Version + 1, clock.GetUtcNow().UtcDateTime);
        Record(context, caller, snippet, isNew ? MaterialActions.SnippetAdded : MaterialActions.SnippetChanged);
        await context.SaveChangesAsync(cancellationToken);
        return new SnippetSaving.Saved(snippet);
    }

    private async Task<SnippetRemoval> DeleteAsync(PortalDbContext context, Caller caller, Guid id, int version, CancellationToken cancellationToken)
    {
        var snippet = await Seen(context, caller).SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        if (snippet is { IsShared: true } && !MayShare(caller))
        {
            return new SnippetRemoval.NotAllowed(OnlyManagers);
        }

        if (snippet is not null && snippet.Version != version)
        {
            return new SnippetRemoval.Conflict(snippet);
        }

        if (snippet is not null)
        {
            context.Remove(snippet);
            Record(context, caller, snippet, MaterialActions.SnippetDeleted);
            await context.SaveChangesAsync(cancellationToken);
        }

        return new SnippetRemoval.Removed();
    }

    private void Record(PortalDbContext context, Caller caller, Snippet snippet, string action)
    {
        if (snippet.IsShared)
        {
            audit.Record(context, new(action, $"The sub-account’s snippet “{snippet.Name}”.", caller.PersonId, caller.Name, caller.LocationId));
        }
    }

    private Snippet Begin(Caller caller, SnippetText text) => new()
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()),
        LocationId = caller.LocationId,
        OwnerId = text.IsShared ? null : caller.PersonId,
        Name = text.Name,
        NameKey = text.Name,
        Text = text.Text,
        Version = 0,
        UpdatedAt = clock.GetUtcNow().UtcDateTime,
    };
}

/// <summary>The short names that this room writes into the audit.</summary>
public static class MaterialActions
{
    public const string SnippetAdded = "snippet-added";
    public const string SnippetChanged = "snippet-changed";
    public const string SnippetDeleted = "snippet-deleted";
}
