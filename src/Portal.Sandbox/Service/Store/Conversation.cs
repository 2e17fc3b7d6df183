namespace Portal.Sandbox.Service.Store;

/// <summary>The one conversation of a contact: its rows from the oldest to the newest.</summary>
internal sealed class Conversation(string id, string contactId, DateTime dateAdded)
{
    public string Id { get; } = id;
    public string ContactId { get; } = contactId;
    public DateTime DateAdded { get; } = dateAdded;
    public List<MessageRow> Rows { get; } = [];
    public int UnreadCount { get; set; }
    public bool Starred { get; set; }

    /// <summary>When the contact last wrote, by kind of message.</summary>
    public Dictionary<MessageKind, DateTime> LastInbound { get; } = [];

    /// <summary>How many messages were sent to the contact since the seed; the contact's moods follow it.</summary>
    public int SentCount { get; set; }
    public bool AnswerIsComing { get; set; }

    /// <summary>What the seeded rows' times are relative to.</summary>
    public required DateTime SeedTime { get; init; }

    /// <summary>Its contact was deleted or merged away.</summary>
    public bool IsGone { get; set; }

    public void Remove(MessageRow row)
    {
        Rows.RemoveAt(row.Index);
        for (var index = row.Index; index < Rows.Count; index++)
        {
            Rows[index].Index = index;
        }
    }

    public void Append(MessageRow row)
    {
        if (Rows.Count > 0 && row.DateAdded < Rows[^1].DateAdded)
        {
            row.DateAdded = Rows[^1].DateAdded; // newest first must stay true when the clock is set back
        }

        row.Index = Rows.Count;
        Rows.Add(row);
        if (row.IsInbound)
        {
            LastInbound[row.Kind] = row.DateAdded;
        }
    }
}
