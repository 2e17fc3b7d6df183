using Portal.Services.Notes;
using Portal.Services.People;

namespace Portal.Services.Conversations;

/// <summary>A note in the thread. <paramref name="IsOwn"/> says whether the viewer wrote it, and may change it as long as it has words.</summary>
public sealed record ThreadNote(Guid NoteId, int Version, bool IsOwn, bool IsEdited, NoteEnd End)
{
    internal static ThreadItem Item(Caller viewer, Note note) => new()
    {
        Key = $"n:{note.Id:N}",
        At = note.At,
        Order = note.Id.ToString("N"),
        IsInbound = false,
        Kind = "Internal note",
        Text = note.Text,
        Author = note.AuthorName,
        Note = new ThreadNote(note.Id, note.Version, note.AuthorId == viewer.PersonId, note.EditedAt is not null, EndOf(note)),
    };

    private static NoteEnd EndOf(Note note) => note.WordsRemovedAt is not null ? NoteEnd.WordsRemoved : note.DeletedAt is not null ? NoteEnd.Deleted : NoteEnd.None;
}

/// <summary>Why a note has no words any more.</summary>
public enum NoteEnd
{
    /// <summary>It has.</summary>
    None,
    Deleted,
    WordsRemoved,
}
