using System.Collections.Concurrent;

namespace Portal.Tests.Support;

/// <summary>By which clock the portal at an address goes, for the browsers that are opened on it.</summary>
internal static class PortalClocks
{
    private static readonly ConcurrentDictionary<Uri, TimeProvider> Known = [];

    /// <summary>The machine's, where no test owns it.</summary>
    public static TimeProvider At(Uri address) => Known.GetValueOrDefault(address, TimeProvider.System);

    public static void Set(Uri address, TimeProvider clock) => Known[address] = clock;

    public static void Forget(Uri address) => Known.TryRemove(address, out _);
}
