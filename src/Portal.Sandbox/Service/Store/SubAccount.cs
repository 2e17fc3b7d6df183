namespace Portal.Sandbox.Service.Store;

/// <summary>Lets one request at a time at a sub-account's data, after everything that was due by now has happened in it.</summary>
internal sealed class SubAccount(SubAccountData data, TimeProvider clock)
{
    private readonly Lock _gate = new();

    public string Id => data.Id;

    /// <summary>What <paramref name="work"/> returns must not be a living part of the data.</summary>
    public T Use<T>(Func<SubAccountData, T> work)
    {
        lock (_gate)
        {
            data.AdvanceTo(clock.GetUtcNow().UtcDateTime);
            return work(data);
        }
    }
}
