using System.Diagnostics.CodeAnalysis;

namespace Portal.Services.Conversations;

/// <summary>Keeps the values used last, never more than a set number.</summary>
internal sealed class RecentValues<TKey, TValue>(int capacity)
    where TKey : notnull
{
    private readonly Lock _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            _byUse.Remove(node);
            _byUse.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            Forget(key);
            _nodes[key] = _byUse.AddFirst((key, value));
            if (_nodes.Count > capacity && _byUse.Last is { } oldest)
            {
                Forget(oldest.Value.Key);
            }
        }
    }

    public void Forget(TKey key)
    {
        lock (_gate)
        {
            if (_nodes.Remove(key, out var node))
            {
                _byUse.Remove(node);
            }
        }
    }
}
