using System.Collections.Concurrent;
using Portal.Services.HighLevel;

namespace Portal.Tests.Conversations;

/// <summary>
/// The service's reads over lists that the test fills. It gives every row to whoever asks, whatever sub-account they are of:
/// keeping them apart is what is tested.
/// </summary>
internal sealed class InMemoryService : IHighLevel
{
    private readonly ConcurrentQueue<string> _calls = new();

    public List<ServiceContact> Contacts { get; } = [];

    public List<ServiceConversation> Conversations { get; } = [];

    /// <summary>By conversation, in any order.</summary>
    public Dictionary<string, List<ServiceMessage>> Messages { get; } = [];

    public List<ServiceEmail> Emails { get; } = [];

    /// <summary>Given in place of the answer to every call, while it is not null.</summary>
    public Func<AccessToken, Failure?>? Fails { get; set; }

    /// <summary>Gives what has the same time in another order each time.</summary>
    public Random? ShufflesSameTimes { get; set; }

    /// <summary>Begins every page of conversations at the newest one, whatever was asked.</summary>
    public bool IgnoresStart { get; set; }

    /// <summary>Goes on in a thread behind the time of the row that was named, and not behind the row.</summary>
    public bool PagesThreadsByTime { get; set; }

    /// <summary>Refuses to narrow a thread to types, as a strict service does for one that it does not know.</summary>
    public bool RefusesTypes { get; set; }

    public IReadOnlyList<string> Calls => [.. _calls];

    public int Count(string call) => _calls.Count(c => c == call);

    public Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<ServiceContact>>(token, "search contacts", () =>
            [.. Contacts.Where(c => $"{c.Name} {c.Email} {string.Join(' ', c.AdditionalEmails)} {c.Phone}".Contains(query.Text ?? string.Empty, StringComparison.OrdinalIgnoreCase)).Take(query.Limit)]);

    public Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        Answer(token, "get contact", () => Contacts.Find(c => c.Id == contactId));

    public Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        Answer(token, "search conversations", () =>
        {
            ServiceConversation[] rows = [.. Conversations
                .Where(c => query.ContactId is null || c.ContactId == query.ContactId)
                .Where(c => query.Text is null || (c.ContactName ?? string.Empty).Contains(query.Text, StringComparison.OrdinalIgnoreCase))
                .Where(c => !query.UnreadOnly || c.UnreadCount > 0)
                .Where(c => !query.StarredOnly || c.IsStarred)
                .Where(c => !query.InboundOnly || c.LastMessageDirection == "inbound")
                .Where(c => query.AssignedTo is null || query.AssignedTo == (c.AssignedTo ?? ConversationQuery.Unassigned))
                .Where(c => query.LastMessageType is null || c.LastMessageType == query.LastMessageType)
                .Where(c => IgnoresStart || query.StartAfter is null || c.SortValue < query.StartAfter)
                .OrderByDescending(c => c.SortValue).ThenBy(_ => ShufflesSameTimes?.Next())];
            return new ServiceConversationPage([.. rows.Take(query.Limit)], rows.Length);
        });

    public Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        Answer(token, "get conversation", () => Conversations.Find(c => c.Id == conversationId));

    public Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken) =>
        Answer(token, "list messages", () =>
        {
            if (!Messages.TryGetValue(query.ConversationId, out var messages) || (RefusesTypes && query.Types.Count > 0))
            {
                return null;
            }

            ServiceMessage[] rows = [.. messages
                .Where(m => query.Types.Count == 0 || query.Types.Contains(m.MessageType))
                .OrderByDescending(m => m.DateAdded).ThenByDescending(m => m.Id, StringComparer.Ordinal)];
            var skipped = query.LastMessageId is { } last ? Array.FindIndex(rows, m => m.Id == last) + 1 : 0;
            skipped = PagesThreadsByTime && skipped > 0 ? rows.Count(m => m.DateAdded >= rows[skipped - 1].DateAdded) : skipped;
            ServiceMessage[] page = [.. rows.Skip(skipped).Take(query.Limit)];
            return new ServiceMessagePage(page, page.LastOrDefault()?.Id, skipped + page.Length < rows.Length);
        });

    public Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        Answer(token, "get email", () => Emails.Find(e => e.Id == emailMessageId));

    public Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken)
    {
        _calls.Enqueue($"mark read {conversationId}");
        return Task.FromResult<ServiceAnswer<bool>>(new ServiceAnswer<bool>.Found(true));
    }

    public List<ServiceUser> Users { get; } = [];

    public Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken) =>
        Answer<object>(token, $"change {conversationId} {change.Unread} {change.Starred}", () => Change(conversationId, change)).ContinueWith(Done, TaskScheduler.Default);

    public Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken) =>
        Answer<object>(token, $"assign {contactId} {userId}", () => Assign(contactId, userId)).ContinueWith(Done, TaskScheduler.Default);

    public Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<ServiceUser>>(token, "list users", () => [.. Users]);

    private ServiceConversation? Change(string conversationId, ConversationChange change)
    {
        var place = Conversations.FindIndex(c => c.Id == conversationId);
        return place < 0 ? null : Conversations[place] = Conversations[place] with
        {
            UnreadCount = change.Unread ?? Conversations[place].UnreadCount,
            IsStarred = change.Starred ?? Conversations[place].IsStarred,
        };
    }

    private ServiceContact? Assign(string contactId, string? userId)
    {
        var (contact, row) = (Contacts.FindIndex(c => c.Id == contactId), Conversations.FindIndex(c => c.ContactId == contactId));
        if (row >= 0)
        {
            Conversations[row] = Conversations[row] with { AssignedTo = userId };
        }

        return contact < 0 ? null : Contacts[contact] = Contacts[contact] with { AssignedTo = userId };
    }

    private static ServiceAnswer<bool> Done(Task<ServiceAnswer<object>> answered) => answered.Result switch
    {
        ServiceAnswer<object>.Refused refused => new ServiceAnswer<bool>.Refused(refused.Refusal),
        ServiceAnswer<object>.Unavailable away => new ServiceAnswer<bool>.Unavailable(away.Reason, away.RetryAfter),
        _ => new ServiceAnswer<bool>.Found(true),
    };

    public Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("Nothing is sent in these tests.");

    public Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests read no single message.");

    public Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests cancel nothing.");

    public Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests cancel nothing.");

    public Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests upload nothing.");

    public Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests list no templates.");

    public Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests list no numbers.");

    public Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("These tests list no appointments.");

    private Task<ServiceAnswer<T>> Answer<T>(AccessToken token, string call, Func<T?> find)
        where T : class
    {
        _calls.Enqueue(call);
        ServiceAnswer<T> answer = Fails?.Invoke(token) switch
        {
            { Refusal: { } refusal } => new ServiceAnswer<T>.Refused(refusal),
            { } failure => new ServiceAnswer<T>.Unavailable("The service is away.", failure.RetryAfter),
            null when find() is { } found => new ServiceAnswer<T>.Found(found),
            _ => new ServiceAnswer<T>.Refused(new ServiceRefusal(404, null, "Not found", null)),
        };
        return Task.FromResult(answer);
    }

    /// <summary>Refused with <paramref name="Refusal"/>, else unavailable.</summary>
    internal sealed record Failure(ServiceRefusal? Refusal = null, TimeSpan? RetryAfter = null);
}
