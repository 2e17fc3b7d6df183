using Portal.Services.Materials;

namespace Portal.Web.Features.Materials;

/// <summary>A snippet being written, and what came of saving it.</summary>
public sealed class SnippetDraft
{
    public Guid? Id { get; private init; }
    public string Name { get; set; } = string.Empty;
    public string Text { get; set; } = string.Empty;

    /// <summary>Empty for every channel.</summary>
    public string ChannelKey { get; set; } = string.Empty;
    public bool IsShared { get; set; }

    /// <summary>Why it is not saved, as a sentence.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was saved elsewhere meanwhile.</summary>
    public Snippet? Theirs { get; private set; }

    private int BasedOn { get; set; }

    private bool IsGone { get; set; }

    public static SnippetDraft Of(Snippet snippet)
    {
        var draft = new SnippetDraft { Id = snippet.Id };
        draft.Show(snippet);
        return draft;
    }

    public SnippetText ToSave() => new(Name, Text, ChannelKey.Length == 0 ? null : ChannelKey, IsShared, IsGone ? null : Id, IsGone ? 0 : BasedOn);

    /// <summary>The snippet when it is stored; else <see cref="Problem"/> or <see cref="Theirs"/> say why not.</summary>
    public Snippet? Take(SnippetSaving saving)
    {
        (Problem, Theirs) = (null, null);
        switch (saving)
        {
            case SnippetSaving.Saved saved: return saved.Snippet;
            case SnippetSaving.Invalid invalid: Problem = invalid.Reason; break;
            case SnippetSaving.NameTaken taken: Problem = taken.Reason; break;
            case SnippetSaving.NotAllowed refused: Problem = refused.Reason; break;
            case SnippetSaving.Conflict conflict: Theirs = conflict.Theirs; break;
            case SnippetSaving.Gone: (IsGone, Problem) = (true, "It was deleted elsewhere meanwhile. Save again to keep it as a new one."); break;
        }

        return null;
    }

    public void KeepMine() => (BasedOn, Theirs) = (Theirs?.Version ?? BasedOn, null);

    public void TakeTheirs()
    {
        if (Theirs is { } theirs)
        {
            Show(theirs);
        }
    }

    private void Show(Snippet snippet)
    {
        (Name, Text, ChannelKey) = (snippet.Name, snippet.Text, snippet.ChannelKey ?? string.Empty);
        (IsShared, BasedOn, Theirs, Problem) = (snippet.IsShared, snippet.Version, null, null);
    }
}
