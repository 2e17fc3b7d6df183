using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Portal.Services.Storage;

namespace Portal.Services.People;

/// <summary>Each person's own preferences, kept with the person.</summary>
public sealed class PreferenceStore(Database database)
{
    // By name, so that what is stored outlives a change of order.
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>The defaults where the person is not known or has chosen nothing.</summary>
    public async Task<Preferences> OfAsync(Guid personId, CancellationToken cancellationToken) =>
        await database.ReadAsync((context, token) => OfAsync(context, personId, token), cancellationToken);

    /// <summary>The same, as part of the caller's own work.</summary>
    internal static async Task<Preferences> OfAsync(PortalDbContext context, Guid personId, CancellationToken cancellationToken) =>
        Read(await context.People.Where(p => p.Id == personId).Select(p => p.Preferences).SingleOrDefaultAsync(cancellationToken));

    public Task SaveAsync(Caller caller, Preferences preferences, CancellationToken cancellationToken)
    {
        var text = JsonSerializer.Serialize(preferences, Json);
        return database.WriteAsync(
            (context, token) => context.People.Where(p => p.Id == caller.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Preferences, text), token),
            cancellationToken);
    }

    /// <summary>Changes what is stored by then, for who does not know all of it. Gives what holds now.</summary>
    public Task<Preferences> ChangeAsync(Caller caller, Func<Preferences, Preferences> change, CancellationToken cancellationToken) => database.WriteAsync(
        async (context, token) =>
        {
            var changed = change(await OfAsync(context, caller.PersonId, token));
            var text = JsonSerializer.Serialize(changed, Json);
            await context.People.Where(p => p.Id == caller.PersonId).ExecuteUpdateAsync(set => set.SetProperty(p => p.Preferences, text), token);
            return changed;
        },
        cancellationToken);

    // What a later portal has written may hold a choice that this one does not know.
    private static Preferences Read(string? text)
    {
        try
        {
            return text is null ? Preferences.Default : JsonSerializer.Deserialize<Preferences>(text, Json) ?? Preferences.Default;
        }
        catch (JsonException)
        {
            return Preferences.Default;
        }
    }
}
