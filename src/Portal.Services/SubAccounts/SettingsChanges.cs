namespace Portal.Services.SubAccounts;

/// <summary>Says that other settings hold for a sub-account, so that open pages show them. Raised on whichever thread changed them.</summary>
public sealed class SettingsChanges
{
    public event Action<SettingsChange>? Changed;

    /// <summary>The same, but only what this portal changed and not what another on the same data did.</summary>
    public event Action<SettingsChange>? ChangedHere;

    public void Publish(SettingsChange change)
    {
        ChangedHere?.Invoke(change);
        Hear(change);
    }

    /// <summary>Another portal on the same data did it, and it holds here by now.</summary>
    internal void Hear(SettingsChange change) => Changed?.Invoke(change);
}

public sealed record SettingsChange(string LocationId);
