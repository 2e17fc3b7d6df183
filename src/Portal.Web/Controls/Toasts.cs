namespace Portal.Web.Controls;

/// <summary>Short words about what has just happened, for one viewer (scoped). What they say must be found on the page as well.</summary>
public sealed class Toasts
{
    private const int Most = 3;
    private readonly List<Toast> _shown = [];

    public event Action? Changed;

    public IReadOnlyList<Toast> Shown => _shown;

    /// <summary>Goes away by itself. <paramref name="action"/> must be possible for as long as it is shown.</summary>
    public void Say(string text, ToastAction? action = null) => Add(new Toast(Guid.CreateVersion7(), text, IsError: false, action));

    /// <summary>Stays until it is closed.</summary>
    public void SayError(string text, ToastAction? action = null) => Add(new Toast(Guid.CreateVersion7(), text, IsError: true, action));

    /// <summary>Puts it in the place of the one with its id; adds it where that is gone.</summary>
    public void Show(Toast toast)
    {
        var place = _shown.FindIndex(t => t.Id == toast.Id);
        if (place < 0)
        {
            Add(toast);
        }
        else
        {
            _shown[place] = toast;
            Changed?.Invoke();
        }
    }

    public void Close(Guid id)
    {
        if (_shown.RemoveAll(t => t.Id == id) > 0)
        {
            Changed?.Invoke();
        }
    }

    private void Add(Toast toast)
    {
        _shown.Add(toast);
        if (_shown.Count > Most)
        {
            _shown.RemoveAt(Math.Max(0, _shown.FindIndex(t => !t.Lasts))); // what lasts says something that is still going on
        }

        Changed?.Invoke();
    }
}

/// <summary>
/// <paramref name="Lasts"/>: whoever shows it replaces it when it is no longer true, so that it does not go by itself.
/// <paramref name="Waits"/>: what it tells of is not done. <paramref name="Icon"/> where the usual one would not fit.
/// </summary>
public sealed record Toast(Guid Id, string Text, bool IsError, ToastAction? Action = null, bool Lasts = false, bool Waits = false, IconName? Icon = null);

/// <summary>What a toast offers to do about what it says, once. An undo is also done by Ctrl+Z.</summary>
public sealed record ToastAction(string Name, Func<Task> Run)
{
    public const string UndoName = "Undo";

    public static ToastAction Undo(Func<Task> run) => new(UndoName, run);

    public bool IsUndo => Name == UndoName;
}
