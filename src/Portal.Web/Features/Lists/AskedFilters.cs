namespace Portal.Web.Features.Lists;

/// <summary>
/// What a person has asked a list for. On a slow line the address follows late: what they change meanwhile builds on what they asked for last, and
/// not on what is still shown.
/// </summary>
internal sealed class AskedFilters<T>
    where T : class, IEquatable<T>
{
    private readonly List<T> _asked = [];

    public T? Last => _asked.LastOrDefault();

    public void Ask(T filters) => _asked.Add(filters);

    /// <summary>The address says this now: what was asked before it is done, and where nobody has asked here for it, all of it is.</summary>
    public void Shown(T filters) => _asked.RemoveRange(0, _asked.IndexOf(filters) is var at && at >= 0 ? at + 1 : _asked.Count);
}
