namespace Portal.Services.Storage.Postgres;

/// <summary>
/// Divides what the service allows among portals that come and go, so that all of them together never take more than all of it. Each
/// says by a promise that it keeps to one of so many equal shares, with all that it has used lately. A portal begins, or takes a
/// larger share, only when it has found that promise from everyone after it had made its own.
/// </summary>
internal sealed class ShareAgreement
{
    private int _portals = 1;
    private int _promise = 1;

    /// <summary>0 while nothing may be used.</summary>
    public int Sharers { get; private set; }

    /// <summary>Whether nothing will change before another portal comes, goes, or promises something else.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>What to promise before looking at the others again. <paramref name="fitsInto"/> says whether what was used lately fits into one of so many shares.</summary>
    public int Promise(Func<int, bool> fitsInto)
    {
        if (fitsInto(_portals))
        {
            _promise = _portals;
        }

        return _promise;
    }

    /// <summary>What the others have promised, as read after one's own promise was written.</summary>
    public void Look(IReadOnlyCollection<int> others)
    {
        _portals = others.Count + 1;
        var agreed = _promise >= _portals && others.All(promise => promise >= _portals);
        Sharers = agreed ? _promise
            : Sharers == 0 ? 0
            : Math.Max(Sharers, _portals); // less at once; the newcomer waits until it shows
        IsSettled = agreed && _promise == _portals;
    }

    /// <summary>The others may count without this portal by now.</summary>
    public void Close() => (Sharers, IsSettled) = (0, false);
}
