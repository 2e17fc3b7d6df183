namespace Portal.Web.Features.Lists;

/// <summary>
/// The rows of a list as they are drawn. While the pointer is in the list, or after something was done in it, none of them moves: what is
/// not in the list any more stays in its place and says what became of it, until pointer and focus have left.
/// </summary>
/// <param name="idOf">What makes an item the same one when the list is read again.</param>
/// <param name="placeOf">What decides where it stands; an item with another place counts as gone from its own.</param>
public sealed class SteadyRows<T>(Func<T, object> idOf, Func<T, object> placeOf)
    where T : class
{
    private readonly Dictionary<object, string> _said = [];
    private IReadOnlyList<T> _read = [];

    public IReadOnlyList<SteadyRow<T>> Rows { get; private set; } = [];

    /// <summary>Those with which something can still be done.</summary>
    public IEnumerable<T> Present => Rows.Where(row => row.Became is null).Select(row => row.Item);

    public bool HasPointer { get; set; }

    public bool HasFocus { get; set; }

    /// <summary>Whether anything waits for pointer and focus to leave, and they have left.</summary>
    public bool MayGo => !HasPointer && !HasFocus && (_said.Count > 0 || IsBehind);

    private bool IsBehind => !Rows.Select(row => row.Item).SequenceEqual(_read) || Rows.Any(row => !IsInPlace(row, row.Item));

    /// <summary>What became of one, by what was done here; it counts once the list is read again.</summary>
    public void Say(object id, string words) => _said[id] = words;

    /// <summary>Those that are drawn, and of which <paramref name="read"/> knows nothing.</summary>
    public IReadOnlyList<object> Missing(IReadOnlyList<T> read) =>
        HasPointer || _said.Count > 0 ? [.. Present.Select(idOf).Except(read.Select(idOf)).Where(id => !_said.ContainsKey(id))] : [];

    /// <summary>The list was read again.</summary>
    public void Take(IReadOnlyList<T> read)
    {
        _read = read;
        if (HasPointer || _said.Count > 0)
        {
            var byId = read.ToDictionary(idOf);
            Rows = [.. Rows.Select(row => Stay(row, byId.GetValueOrDefault(idOf(row.Item))))];
        }
        else
        {
            Rows = [.. read.Select(item => new SteadyRow<T>(item, item, Became: null))];
        }
    }

    /// <summary>The rows are again what was read last.</summary>
    public void Release()
    {
        (HasPointer, HasFocus) = (false, false);
        _said.Clear();
        Take(_read);
    }

    /// <summary>Another list is asked for.</summary>
    public void Empty()
    {
        _read = [];
        Release();
    }

    private bool IsInPlace(SteadyRow<T> row, T item) => placeOf(item).Equals(placeOf(row.Placed));

    private SteadyRow<T> Stay(SteadyRow<T> row, T? now)
    {
        if (now is not null && IsInPlace(row, now))
        {
            _said.Remove(idOf(now)); // it is as it was
            return row with { Item = now, Became = null };
        }

        return row with { Item = now ?? row.Item, Became = _said.GetValueOrDefault(idOf(row.Item)) ?? row.Became };
    }
}

/// <summary>
/// <paramref name="Placed"/> decides where the row stands, and <paramref name="Item"/> what it shows. <paramref name="Became"/> says what
/// became of it where nothing can be done with it here any more.
/// </summary>
public sealed record SteadyRow<T>(T Placed, T Item, string? Became);
