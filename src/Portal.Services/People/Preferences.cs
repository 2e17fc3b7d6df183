namespace Portal.Services.People;

/// <summary>How a person wants the portal to look and to be used, on whichever machine they sign in.</summary>
public sealed record Preferences
{
    public static Preferences Default { get; } = new();

    public ColorTheme Theme { get; init; }

    public Density Density { get; init; }

    /// <summary>Whether keys without Ctrl do something while nothing is being typed.</summary>
    public bool SingleKeys { get; init; } = true;

    public TimeFormat TimeFormat { get; init; }

    /// <summary>How long what is sent can be taken back; 0 for as long as the portal sets for each channel.</summary>
    public int UndoSeconds { get; init; }

    /// <summary>The columns of tables that are not to be shown, by their keys, with spaces between.</summary>
    public string HiddenColumns { get; init; } = string.Empty;

    public NoticePreferences Notices { get; init; } = new();
}

/// <summary>Which colours a person sees; <see cref="System"/> as their machine is set.</summary>
public enum ColorTheme
{
    System,
    Light,
    Dark,
}

/// <summary>How much room the rows of lists take.</summary>
public enum Density
{
    Comfortable,
    Compact,
}

/// <summary>How times are told.</summary>
public enum TimeFormat
{
    Hours24,
    Hours12,

    /// <summary>As the browser does.</summary>
    Browser,
}
