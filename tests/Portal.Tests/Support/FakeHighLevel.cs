using System.Collections.Concurrent;
using Portal.Services.HighLevel;

namespace Portal.Tests.Support;

/// <summary>A service that answers what the test says, and remembers what it was asked to send.</summary>
public sealed class FakeHighLevel : IHighLevel
{
    private readonly ConcurrentQueue<(AccessToken Token, SendMessageRequest Request)> _sent = new();
    private int _nextId;

    public IReadOnlyList<SendMessageRequest> Sent => [.. _sent.Select(s => s.Request)];

    public IReadOnlyList<AccessToken> TokensUsed => [.. _sent.Select(s => s.Token)];

    /// <summary>How the next attempts end; accepted when it is null.</summary>
    public Func<SendMessageRequest, SendOutcome>? Answer { get; set; }

    /// <summary>Held until it completes, by those attempts that the test wants to catch in the middle.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>What each attempt goes through on its way there and back.</summary>
    public Func<Task> Journey { get; set; } = () => Task.CompletedTask;

    public Func<string, ServiceAnswer<ServiceMessage>> Status { get; set; } = id => Found(id, "sent");

    public Func<string, ServiceAnswer<ServiceContact>> Contact { get; set; } = id =>
        new ServiceAnswer<ServiceContact>.Found(new ServiceContact { Id = id, LocationId = Some.Location, Name = "Ana Ruiz", Phone = "+13125550100", Email = "ana@example.com" });

    public Func<ContactQuery, IReadOnlyList<ServiceContact>> Contacts { get; set; } = _ => throw new InvalidOperationException("This test searches no contacts.");

    /// <summary>One conversation for each contact.</summary>
    public Func<ConversationQuery, ServiceAnswer<ServiceConversationPage>> Conversations { get; set; } = query =>
        new ServiceAnswer<ServiceConversationPage>.Found(new ServiceConversationPage([new ServiceConversation { Id = $"conversation of {query.ContactId}", ContactId = query.ContactId ?? string.Empty }], 1));

    public Func<MessageQuery, ServiceAnswer<ServiceMessagePage>> Rows { get; set; } = _ =>
        new ServiceAnswer<ServiceMessagePage>.Found(new ServiceMessagePage([], null, HasOlder: false));

    public Func<string, ServiceAnswer<ServiceEmail>> Email { get; set; } = _ => throw new InvalidOperationException("This test reads no e-mail.");

    public static ServiceAnswer<ServiceMessage> Found(string id, string status, string? error = null) =>
        new ServiceAnswer<ServiceMessage>.Found(new ServiceMessage
        {
            Id = id,
            MessageType = "TYPE_SMS",
            DateAdded = DateTime.UnixEpoch,
            IsInbound = false,
            Status = status,
            Error = error,
        });

    public static SendOutcome Refused(string? code = null, TokenProblem problem = TokenProblem.None) =>
        new SendOutcome.Refused(new ServiceRefusal(problem is TokenProblem.None ? 400 : 401, code, "No.", "trace-1") { TokenProblem = problem });

    public async Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken)
    {
        _sent.Enqueue((token, request));
        var id = Interlocked.Increment(ref _nextId);
        await Gate;
        await Journey();
        return Answer?.Invoke(request) ?? new SendOutcome.Accepted($"message{id}", "conversation1", null, [], "Message queued successfully.", $"trace{id}");
    }

    public Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        Task.FromResult(Status(messageId));

    public Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceAnswer<IReadOnlyList<ServiceContact>>>(new ServiceAnswer<IReadOnlyList<ServiceContact>>.Found(Contacts(query)));

    public Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        Task.FromResult(Contact(contactId));

    public Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Conversations(query));

    public Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceAnswer<ServiceConversation>>(Conversation(conversationId));

    /// <summary>One conversation by its id.</summary>
    public Func<string, ServiceAnswer<ServiceConversation>> Conversation { get; set; } = _ => new ServiceAnswer<ServiceConversation>.Refused(new ServiceRefusal(404, null, "Not found", null));

    /// <summary>Those of the sub-account.</summary>
    public IReadOnlyList<ServiceUser> Users { get; set; } = [];

    /// <summary>Whom contacts were assigned to, in turn.</summary>
    public ConcurrentQueue<(string ContactId, string? UserId)> Assigned { get; } = new();

    public Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceAnswer<bool>>(new ServiceAnswer<bool>.Found(true));

    public Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken)
    {
        Assigned.Enqueue((contactId, userId));
        return Task.FromResult<ServiceAnswer<bool>>(new ServiceAnswer<bool>.Found(true));
    }

    public Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceAnswer<IReadOnlyList<ServiceUser>>>(new ServiceAnswer<IReadOnlyList<ServiceUser>>.Found(Users));

    public Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Rows(query));

    public Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        Task.FromResult(Email(emailMessageId));

    public Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        Task.FromResult<ServiceAnswer<bool>>(new ServiceAnswer<bool>.Found(true));

    /// <summary>Ids whose schedule was cancelled; those of e-mails are marked <c>email/</c>.</summary>
    public ConcurrentQueue<string> Cancelled { get; } = new();

    public Func<string, ServiceAnswer<bool>> Cancel { get; set; } = _ => new ServiceAnswer<bool>.Found(true);

    /// <summary>What was uploaded, with its bytes.</summary>
    public ConcurrentQueue<(FileUpload File, byte[] Bytes)> Uploads { get; } = new();

    public Func<FileUpload, ServiceAnswer<ServiceUpload>> Upload { get; set; } = file =>
        new ServiceAnswer<ServiceUpload>.Found(new ServiceUpload(file.FileName, new Uri($"https://files.example/{Uri.EscapeDataString(file.FileName)}")));

    public Func<TemplateQuery, ServiceAnswer<ServiceTemplatePage>> Templates { get; set; } = _ =>
        new ServiceAnswer<ServiceTemplatePage>.Found(new ServiceTemplatePage([], 0));

    public Func<string, ServiceAnswer<ServiceNumbers>> Numbers { get; set; } = _ =>
        new ServiceAnswer<ServiceNumbers>.Found(new ServiceNumbers([], "active"));

    public Func<string, ServiceAnswer<IReadOnlyList<ServiceAppointment>>> Appointments { get; set; } = _ =>
        new ServiceAnswer<IReadOnlyList<ServiceAppointment>>.Found([]);

    public Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken)
    {
        Cancelled.Enqueue(messageId);
        return Task.FromResult(Cancel(messageId));
    }

    public Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken)
    {
        Cancelled.Enqueue("email/" + emailMessageId);
        return Task.FromResult(Cancel(emailMessageId));
    }

    public async Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, cancellationToken);
        file.Sent?.Report(bytes.Length);
        Uploads.Enqueue((file, bytes.ToArray()));
        return Upload(file);
    }

    public Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken) =>
        Task.FromResult(Templates(query));

    public Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        Task.FromResult(Numbers(locationId));

    public Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        Task.FromResult(Appointments(contactId));
}
