namespace Portal.Services.Materials;

/// <summary>
/// A snippet as it is to be. <paramref name="Id"/> and <paramref name="BasedOn"/> name the one it replaces and its version; null and 0
/// for a new one, which is the sub-account's when <paramref name="IsShared"/>. What it once is it stays.
/// </summary>
public sealed record SnippetText(string Name, string Text, string? ChannelKey, bool IsShared, Guid? Id = null, int BasedOn = 0)
{
    public override string ToString() => "snippet text"; // never a body in a log
}

/// <summary>Every way saving a snippet can end. Each reason is a sentence for the person who saved.</summary>
public abstract record SnippetSaving
{
    private SnippetSaving()
    {
    }

    public sealed record Saved(Snippet Snippet) : SnippetSaving;

    /// <summary>Name or text is missing or too long.</summary>
    public sealed record Invalid(string Reason) : SnippetSaving;

    /// <summary>The owner has another one of that name.</summary>
    public sealed record NameTaken(string Reason) : SnippetSaving;

    /// <summary>It was changed elsewhere meanwhile. Nothing was overwritten.</summary>
    public sealed record Conflict(Snippet Theirs) : SnippetSaving;

    /// <summary>It was deleted elsewhere meanwhile, or was never the caller's to see.</summary>
    public sealed record Gone : SnippetSaving;

    public sealed record NotAllowed(string Reason) : SnippetSaving;
}

/// <summary>Every way deleting a snippet can end.</summary>
public abstract record SnippetRemoval
{
    private SnippetRemoval()
    {
    }

    /// <summary>It is no more; also when it had been deleted before.</summary>
    public sealed record Removed : SnippetRemoval;

    /// <summary>It was changed elsewhere meanwhile, and is still there.</summary>
    public sealed record Conflict(Snippet Theirs) : SnippetRemoval;

    public sealed record NotAllowed(string Reason) : SnippetRemoval;
}
