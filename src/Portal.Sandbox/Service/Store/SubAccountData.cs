namespace Portal.Sandbox.Service.Store;

/// <summary>Everything of one sub-account. Not safe for several threads: <see cref="SubAccount"/> guards it.</summary>
internal sealed class SubAccountData(Company company, DateTime seedTime, TimeSpan searchLag)
{
    private readonly PriorityQueue<Action<SubAccountData>, DateTime> _coming = new();

    public string Id => Company.LocationId;
    public Company Company { get; } = company;
    public DateTime Now { get; private set; }
    public Dictionary<string, Contact> Contacts { get; } = [];
    public Dictionary<string, Conversation> Conversations { get; } = [];
    public Dictionary<string, Conversation> ConversationsByContact { get; } = [];
    public Dictionary<string, MessageRow> Messages { get; } = [];
    public Dictionary<string, EmailRecord> Emails { get; } = [];
    public SearchIndex Search { get; } = new();
    public IReadOnlyList<Template> Templates { get; init; } = [];
    public IReadOnlyList<PhoneNumber> Numbers { get; init; } = [];
    public ILookup<string, Appointment> Appointments { get; init; } = Array.Empty<Appointment>().ToLookup(appointment => appointment.ContactId);

    /// <summary>Something that will happen by itself, such as a contact's answer. <see cref="Now"/> is then the time it was due.</summary>
    public void At(DateTime due, Action<SubAccountData> happening) => _coming.Enqueue(happening, due);

    public void AdvanceTo(DateTime now)
    {
        while (_coming.TryPeek(out _, out var due) && due <= now)
        {
            Now = due;
            _coming.Dequeue()(this);
        }

        Now = now;
        Search.AdvanceTo(now);
    }

    public Conversation ConversationOf(string contactId, string newId)
    {
        if (!ConversationsByContact.TryGetValue(contactId, out var conversation))
        {
            conversation = new Conversation(newId, contactId, Now) { SeedTime = seedTime };
            Add(conversation);
        }

        return conversation;
    }

    public void Add(Conversation conversation)
    {
        Conversations.Add(conversation.Id, conversation);
        ConversationsByContact.Add(conversation.ContactId, conversation);
    }

    public void Add(MessageRow row)
    {
        row.Conversation.Append(row);
        Messages.Add(row.Id, row);
    }

    /// <summary>A row that is taken back before anybody saw it.</summary>
    public void Remove(MessageRow row)
    {
        row.Conversation.Remove(row);
        Messages.Remove(row.Id);
    }

    /// <summary>Tells the search of a conversation in which nothing has been written yet, after the lag.</summary>
    public void Announce(Conversation conversation) =>
        Search.PutAt(Now + searchLag, new SearchRow(conversation, Now, null, null, false, null, conversation.UnreadCount));

    /// <summary>Tells the search of a conversation's new last message, after the lag.</summary>
    public void Announce(MessageRow row, string? preview) =>
        Search.PutAt(Now + searchLag, new SearchRow(row.Conversation, Now, preview, row.Kind, row.IsInbound, row.Source, row.Conversation.UnreadCount));

    /// <summary>A contact that is gone takes its conversation with it.</summary>
    public void RemoveContact(string contactId)
    {
        Contacts.Remove(contactId);
        if (!ConversationsByContact.Remove(contactId, out var conversation))
        {
            return;
        }

        conversation.IsGone = true;
        Conversations.Remove(conversation.Id);
        Search.Remove(conversation.Id);
        foreach (var row in conversation.Rows)
        {
            Messages.Remove(row.Id);
            row.EmailIds.ForEach(email => Emails.Remove(email));
        }
    }
}
