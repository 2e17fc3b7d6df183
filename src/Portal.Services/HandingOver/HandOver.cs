namespace Portal.Services.HandingOver;

/// <summary>Every way handing a draft over to a colleague, or taking it back, can end.</summary>
public abstract record HandOver
{
    private HandOver()
    {
    }

    /// <summary>The draft is the other's now, under another id; until <paramref name="Until"/> (UTC) it can be taken back while nobody has changed it.</summary>
    public sealed record Done(Guid DraftId, DateTime Until) : HandOver;

    /// <summary>It was changed in another window meanwhile; nothing was done.</summary>
    public sealed record Changed : HandOver;

    /// <summary>It was sent, discarded or handed over meanwhile, or is another author's.</summary>
    public sealed record Gone : HandOver;

    /// <summary>Whom it is to go to is writing to that contact on the same channel already; both drafts are as they were.</summary>
    public sealed record InTheWay : HandOver;

    /// <summary>There is no such colleague in the sub-account.</summary>
    public sealed record NoSuchColleague : HandOver;

    /// <summary>The time for taking it back is over, or the colleague has written on it.</summary>
    public sealed record TooLate : HandOver;
}

/// <summary>A draft that the caller has handed over and that is still one. Of its words nothing.</summary>
public sealed record HandedDraft(Guid DraftId, string AuthorName, string ContactId, string ContactName, string ChannelKey, DateTime At);
