using System.Text.Json;
using Portal.Services.Drafts;
using Portal.Services.Messages;
using Portal.Services.Notifications;
using Portal.Services.Presence;
using Portal.Services.SubAccounts;

namespace Portal.Services.Storage.Postgres;

/// <summary>What portals on the same database tell each other: ids, never a word of a message.</summary>
internal sealed record Word
{
    public required Guid From { get; init; }
    public IReadOnlyList<MessageChange> Messages { get; init; } = [];
    public IReadOnlyList<DraftChange> Drafts { get; init; } = [];

    /// <summary>What HighLevel told one of them.</summary>
    public IReadOnlyList<ServiceNewsItem> News { get; init; } = [];

    public IReadOnlyList<SettingsChange> Settings { get; init; } = [];

    public IReadOnlyList<NotificationChange> Notifications { get; init; } = [];

    public IReadOnlyList<PresenceWord> Presence { get; init; } = [];

    /// <summary>A portal has come or gone, or has promised something.</summary>
    public bool AreNodes { get; init; }
}

internal static class ChangeWire
{
    public const string Channel = "portal_changes";

    // PostgreSQL takes just under 8,000 bytes.
    private const int MostBytes = 7_900;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>As few texts as they fit into.</summary>
    public static IEnumerable<string> Write(Word word)
    {
        var text = JsonSerializer.Serialize(word, Json);
        var count = word.Messages.Count + word.Drafts.Count + word.News.Count + word.Settings.Count + word.Notifications.Count + word.Presence.Count;
        return System.Text.Encoding.UTF8.GetByteCount(text) <= MostBytes ? [text]
            : count <= 1 ? [] // an id that long is none of ours
            : Halves(word).SelectMany(Write);
    }

    public static Word? Read(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Word>(text, Json);
        }
        catch (JsonException)
        {
            return null; // another program's, or a later version's
        }
    }

    private static IEnumerable<Word> Halves(Word word)
    {
        var all = (object[])[.. word.Messages, .. word.Drafts, .. word.News, .. word.Settings, .. word.Notifications, .. word.Presence];
        yield return Of(word, all[..(all.Length / 2)]);
        yield return Of(word, all[(all.Length / 2)..]) with { AreNodes = false };
    }

    /// <summary>The same word with these changes in place of its own.</summary>
    public static Word Of(Word word, IReadOnlyCollection<object> changes) =>
        word with
        {
            Messages = [.. changes.OfType<MessageChange>()],
            Drafts = [.. changes.OfType<DraftChange>()],
            News = [.. changes.OfType<ServiceNewsItem>()],
            Settings = [.. changes.OfType<SettingsChange>()],
            Notifications = [.. changes.OfType<NotificationChange>()],
            Presence = [.. changes.OfType<PresenceWord>()],
        };
}
