using Portal.Sandbox.Identity;

namespace Portal.Sandbox.Marketplace;

/// <summary>Where the app is installed, and where it is paused.</summary>
internal sealed class Installations(KeptState<MarketplaceState> store)
{
    /// <summary>After it was installed somewhere, or removed.</summary>
    public event Action<Installation, bool>? Changed;

    public IReadOnlyList<Installation> All => store.Current.Installations;

    public IReadOnlyList<string> Paused => store.Current.Paused;

    public Installation? Find(string id) => All.FirstOrDefault(installation => installation.Id == id);

    public Installation? In(string resourceId) => All.FirstOrDefault(installation => installation.ResourceId == resourceId);

    public bool IsPaused(string resourceId) => Paused.Contains(resourceId);

    /// <summary>Where it already was it keeps its tokens. In the agency it means: in every sub-account too.</summary>
    public Installation Install(string resourceId, IReadOnlyList<string> scopes)
    {
        var isCompany = resourceId == SandboxSubAccounts.ShorelineAgency;
        string?[] places = isCompany ? [null, .. SubAccountNames.All.Keys] : [resourceId];
        var installed = store.Change(state => places.Aggregate((state, new List<Installation>()), (sum, place) => With(sum, new Installation(RandomText.Create(12), place, scopes))));
        installed.ForEach(installation => Changed?.Invoke(installation, true));
        return installed[0];
    }

    /// <summary>Ends every token that came out of it; in the agency, those of all its sub-accounts too. False where it wasn't installed.</summary>
    public bool Uninstall(string resourceId)
    {
        var gone = store.Change(state =>
        {
            var found = state.Installations.Where(one => one.ResourceId == resourceId || resourceId == SandboxSubAccounts.ShorelineAgency).ToList();
            return (Without(state, found), found);
        });
        gone.ForEach(installation => Changed?.Invoke(installation, false));
        return gone.Count > 0;
    }

    public void Pause(string locationId, bool paused) => store.Change(state =>
        (state with { Paused = [.. state.Paused.Where(one => one != locationId), .. paused ? [locationId] : Array.Empty<string>()] }, true));

    private static (MarketplaceState, List<Installation>) With((MarketplaceState State, List<Installation> Done) sum, Installation wanted)
    {
        var old = sum.State.Installations.FirstOrDefault(one => one.ResourceId == wanted.ResourceId);
        var installation = old is null ? wanted : old with { Scopes = wanted.Scopes };
        IReadOnlyList<Installation> all = [.. sum.State.Installations.Where(one => one != old), installation];
        return (sum.State with { Installations = all }, [.. sum.Done, installation]);
    }

    private static MarketplaceState Without(MarketplaceState state, List<Installation> gone) => state with
    {
        Installations = [.. state.Installations.Except(gone)],
        RefreshTokens = state.RefreshTokens.Where(token => !gone.Exists(one => one.Id == token.Value)).ToDictionary(),
    };
}
