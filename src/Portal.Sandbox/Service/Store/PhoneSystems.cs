using System.Collections.Concurrent;

namespace Portal.Sandbox.Service.Store;

/// <summary>Which sub-accounts have no phone system for now.</summary>
internal sealed class PhoneSystems
{
    private readonly ConcurrentDictionary<string, bool> _disconnected = new();

    public bool AreConnected(string locationId) => !_disconnected.ContainsKey(locationId);

    public void Connect(string locationId, bool connected)
    {
        if (connected)
        {
            _disconnected.TryRemove(locationId, out _);
        }
        else
        {
            _disconnected[locationId] = true;
        }
    }

    public void Reset() => _disconnected.Clear();
}
