namespace Portal.Services.History;

/// <summary>Every way saving or renaming a view can end. Each reason is a sentence for the person who did it.</summary>
public abstract record ViewSaving
{
    private ViewSaving()
    {
    }

    public sealed record Saved(SavedView View) : ViewSaving;

    /// <summary>The name is missing, too long or taken, or there are too many views.</summary>
    public sealed record Invalid(string Reason) : ViewSaving;

    /// <summary>It was deleted elsewhere meanwhile, or was never the caller's to change.</summary>
    public sealed record Gone : ViewSaving;
}
