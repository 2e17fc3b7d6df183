using Portal.Services.Audit;
using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.HighLevel;
using Portal.Services.Notes;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Conversations;

/// <summary>One contact's thread: what the service has and what the portal itself sent, in one order.</summary>
public sealed class ThreadService(
    IHighLevel service, ServiceReads reads, ConversationIds conversations, OwnMessages own, EmailService emails, ConversationWatch watch,
    KnownSubAccounts subAccounts, ReaderAudit? readers = null, IThreadEvents? events = null, NoteReading? notes = null)
{
    internal const int PageSize = 30;

    // What came while a page was not looking is read back this far; beyond it the thread begins anew at its newest page.
    private const int MostPagesCaughtUp = 4;

    /// <summary>The newest page. A contact without a conversation gives an empty thread.</summary>
    public async Task<Reading<ContactThread>> OpenAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        if (readers is not null)
        {
            await readers.ThreadAsync(caller, contactId, cancellationToken);
        }

        var found = await conversations.FindAsync(caller, contactId, cancellationToken);
        return await found.ThenAsync(async conversationId => conversationId is null
            ? await AssembleAsync(caller, contactId, null, LoadedRows.None, cancellationToken)
            : await OpenAsync(caller, contactId, conversationId, cancellationToken));
    }

    /// <summary>The same thread with one more page of older items.</summary>
    public async Task<Reading<ContactThread>> OlderAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken)
    {
        if (thread.LocationId != caller.LocationId || thread is not { ConversationId: { } conversationId, Loaded.Older: { } older })
        {
            return IfOwn(caller, thread);
        }

        var page = await PageAsync(caller, conversationId, older, cancellationToken);
        return await page.ThenAsync(rows =>
            AssembleAsync(caller, thread.ContactId, conversationId, thread.Loaded.WithOlder(caller.LocationId, rows), cancellationToken));
    }

    /// <summary>The same thread as it is now: new items, new states. Older items that were loaded stay loaded.</summary>
    public async Task<Reading<ContactThread>> RefreshAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken)
    {
        if (thread.LocationId != caller.LocationId || thread.ConversationId is not { } conversationId)
        {
            return thread.LocationId == caller.LocationId ? await OpenAsync(caller, thread.ContactId, cancellationToken) : IfOwn(caller, thread);
        }

        var rows = await CatchUpAsync(caller, conversationId, thread.Loaded, cancellationToken);
        if (rows is Reading<LoadedRows>.NotFound)
        {
            conversations.Forget(caller, thread.ContactId); // merged contacts lose their old conversation
            return await OpenAsync(caller, thread.ContactId, cancellationToken);
        }

        return await rows.ThenAsync(loaded =>
        {
            watch.Note(caller.LocationId, thread.ContactId, new ServiceMessagePage(loaded.Rows, null, HasOlder: loaded.Older is not null));
            return AssembleAsync(caller, thread.ContactId, conversationId, loaded, cancellationToken);
        });
    }

    /// <summary>The same thread with what the portal itself has stored by now, for as long as the service can't be read; only that where <paramref name="thread"/> is null.</summary>
    public async Task<Reading<ContactThread>> OwnAsync(Caller caller, string contactId, ContactThread? thread, CancellationToken cancellationToken) =>
        thread is not null && thread.LocationId != caller.LocationId
            ? IfOwn(caller, thread)
            : new Reading<ContactThread>.Found(await WithOwnAsync(caller, contactId, thread?.ConversationId, thread?.Loaded ?? LoadedRows.None, cancellationToken));

    /// <summary>
    /// When the contact last wrote on each channel that has a window; input of <see cref="ChannelChoices"/>. Any other ending than
    /// Found means that it is not known, and never that a window has closed.
    /// </summary>
    public async Task<Reading<LastInbound>> LastInboundAsync(Caller caller, string contactId, CancellationToken cancellationToken)
    {
        var found = await conversations.FindAsync(caller, contactId, cancellationToken);
        return await found.ThenAsync(async conversationId =>
        {
            if (conversationId is null)
            {
                return new Reading<LastInbound>.Found(LastInbound.None);
            }

            var page = await PageAsync(caller, LastInboundRows.Query(conversationId), cancellationToken);
            if (page is Reading<ServiceMessagePage>.NotFound)
            {
                conversations.Forget(caller, contactId); // the next look searches again
            }

            return page.Then<LastInbound>(rows => new Reading<LastInbound>.Found(LastInboundRows.Of(caller.LocationId, rows)));
        });
    }

    /// <summary>Tells the service that the conversation has been read.</summary>
    public async Task<Reading<bool>> MarkReadAsync(Caller caller, ContactThread thread, CancellationToken cancellationToken) =>
        thread is { ConversationId: { } conversationId } && thread.LocationId == caller.LocationId
            ? await reads.AskAsync(caller, "this conversation", (token, stop) => service.MarkReadAsync(token, conversationId, stop), cancellationToken)
            : IfOwn(caller, thread).Then<bool>(_ => new Reading<bool>.Found(false));

    private async Task<Reading<ContactThread>> OpenAsync(Caller caller, string contactId, string conversationId, CancellationToken cancellationToken)
    {
        var page = await PageAsync(caller, conversationId, null, cancellationToken);
        return await page.ThenAsync(newest =>
        {
            watch.Note(caller.LocationId, contactId, newest);
            return AssembleAsync(caller, contactId, conversationId, LoadedRows.Of(caller.LocationId, newest), cancellationToken);
        });
    }

    private async Task<Reading<LoadedRows>> CatchUpAsync(Caller caller, string conversationId, LoadedRows loaded, CancellationToken cancellationToken)
    {
        LoadedRows? fresh = null;
        for (var pages = 0; pages < MostPagesCaughtUp; pages++)
        {
            var reading = await PageAsync(caller, conversationId, fresh?.Older, cancellationToken);
            if (reading is not Reading<ServiceMessagePage>.Found { Value: var page })
            {
                return reading.Then<LoadedRows>(_ => throw new InvalidOperationException("A failure holds no page."));
            }

            var overlaps = loaded.Overlaps(page);
            fresh = fresh?.WithOlder(caller.LocationId, page) ?? LoadedRows.Of(caller.LocationId, page);
            if (overlaps || fresh.Older is null || loaded.Rows.Count == 0)
            {
                return new Reading<LoadedRows>.Found(overlaps ? loaded.WithNewest(fresh) : fresh);
            }
        }

        return new Reading<LoadedRows>.Found(fresh!);
    }

    private Task<Reading<ServiceMessagePage>> PageAsync(Caller caller, string conversationId, OlderPlace? older, CancellationToken cancellationToken) =>
        PageAsync(caller, new MessageQuery(conversationId) { LastMessageId = older?.After, Limit = older?.Limit ?? PageSize }, cancellationToken);

    private Task<Reading<ServiceMessagePage>> PageAsync(Caller caller, MessageQuery query, CancellationToken cancellationToken) =>
        reads.AskAsync(caller, "this conversation", (token, stop) => service.ListMessagesAsync(token, query, stop), cancellationToken);

    private async Task<Reading<ContactThread>> AssembleAsync(
        Caller caller, string contactId, string? conversationId, LoadedRows loaded, CancellationToken cancellationToken)
    {
        watch.Note(new WatchTopic(caller.LocationId, contactId), Fingerprint.Of(loaded.Rows));
        return new Reading<ContactThread>.Found(await WithOwnAsync(caller, contactId, conversationId, loaded, cancellationToken));
    }

    private async Task<ContactThread> WithOwnAsync(Caller caller, string contactId, string? conversationId, LoadedRows loaded, CancellationToken cancellationToken)
    {
        string[] ids = [.. loaded.Rows.SelectMany(row => row.EmailMessageIds.Prepend(row.Id))];
        var messages = await own.ReadAsync(caller, contactId, loaded.From, ids, cancellationToken);
        var happened = events is null ? [] : await events.ReadAsync(caller, contactId, loaded.From, cancellationToken);
        var told = notes is null ? [] : await notes.OfContactAsync(caller, contactId, loaded.From, cancellationToken);
        return new ContactThread
        {
            LocationId = caller.LocationId,
            ContactId = contactId,
            ConversationId = conversationId,
            Loaded = loaded,
            Items = ThreadAssembly.Together(ThreadAssembly.Items(caller, subAccounts.RulesOf(caller.LocationId), loaded.Rows, messages, told, emailId => emails.Recent(caller.LocationId, emailId)), happened),
        };
    }

    private static Reading<ContactThread> IfOwn(Caller caller, ContactThread thread) => thread.LocationId == caller.LocationId
        ? new Reading<ContactThread>.Found(thread)
        : new Reading<ContactThread>.NotFound("The service does not have this conversation in this sub-account.");
}
