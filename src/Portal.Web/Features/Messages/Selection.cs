namespace Portal.Web.Features.Messages;

/// <summary>What is chosen in a list, of what is shown in it.</summary>
public sealed class Selection
{
    private readonly HashSet<Guid> _chosen = [];

    public int Count => _chosen.Count;

    public bool Has(Guid id) => _chosen.Contains(id);

    public void Set(Guid id, bool isChosen)
    {
        if (isChosen)
        {
            _chosen.Add(id);
        }
        else
        {
            _chosen.Remove(id);
        }
    }

    public void SetAll(IEnumerable<Guid> ids, bool areChosen)
    {
        _chosen.Clear();
        if (areChosen)
        {
            _chosen.UnionWith(ids);
        }
    }

    /// <summary>What is no longer shown is no longer chosen.</summary>
    public void Keep(IEnumerable<Guid> shown) => _chosen.IntersectWith(shown);
}
