using Portal.Services.People;

namespace Portal.Web.Features.History;

/// <summary>A column that a person may do without; who wrote, to whom and what always stay. A closed set.</summary>
public sealed record HistoryColumn
{
    private HistoryColumn(string key, string name) => (Key, Name) = (key, name);

    public static HistoryColumn Time { get; } = new("history-time", "Time");

    public static HistoryColumn Channel { get; } = new("history-channel", "Channel");

    public static HistoryColumn State { get; } = new("history-state", "State");

    public static IReadOnlyList<HistoryColumn> All { get; } = [Time, Channel, State];

    /// <summary>What is stored.</summary>
    public string Key { get; }

    public string Name { get; }

    public bool IsShown(Preferences preferences) => !Hidden(preferences).Contains(Key);

    /// <summary>Shown where it is hidden, and the other way about.</summary>
    public Preferences Turn(Preferences preferences)
    {
        var hidden = Hidden(preferences);
        return preferences with { HiddenColumns = string.Join(' ', hidden.Contains(Key) ? hidden.Where(key => key != Key) : hidden.Append(Key)) };
    }

    private static string[] Hidden(Preferences preferences) => preferences.HiddenColumns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
