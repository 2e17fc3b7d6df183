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
    public void SayError(string text) => Add(new Toast(Guid.CreateVersion7(), text, IsError: true));

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
            _shown.RemoveAt(0);
        }

        Changed?.Invoke();
    }
}

public sealed record Toast(Guid Id, string Text, bool IsError, ToastAction? Action = null);

/// <summary>What a toast offers to do about what it says, once.</summary>
public sealed record ToastAction(string Name, Func<Task> Run);
