namespace Portal.Services.Notes;

/// <summary>Every way writing, changing or deleting a note can end.</summary>
public abstract record NoteSaving
{
    private NoteSaving()
    {
    }

    public sealed record Saved(Guid NoteId) : NoteSaving;

    /// <summary>Nothing was stored; <paramref name="Reason"/> is a sentence.</summary>
    public sealed record Refused(string Reason) : NoteSaving;

    /// <summary>It was changed or deleted in another window meanwhile; nothing was stored.</summary>
    public sealed record ChangedMeanwhile : NoteSaving;

    /// <summary>There is none, or it is not the caller's to change, which look the same from outside.</summary>
    public sealed record NotFound : NoteSaving;
}

/// <summary>A note that is to be written. <paramref name="Id"/> is made once for each press of the button, so that a second press is the same note.</summary>
public sealed record NoteCommand(Guid Id, string ContactId, string ContactName, string Text)
{
    public override string ToString() => $"note {Id}"; // never its words in a log
}
