using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;

namespace Portal.Services.HighLevel;

/// <summary>Speaks HTTP to the service. A send is tried once, and every way it can end has a name.</summary>
internal sealed class HighLevelClient(ServiceCalls calls, IOptions<HighLevelOptions> options) : IHighLevel
{
    private const string Messages = "conversations/messages";
    private static readonly ServiceRefusal NoSuchId = new(404, null, "That is no id.", null);

    private string Conversations => options.Value.ConversationsVersion;

    public async Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken)
    {
        using var body = new OnceContent(JsonSerializer.SerializeToUtf8Bytes(request, ServiceBodies.Default.SendMessageRequest));
        return await calls.SendAsync(new ServiceCall("Send message", token, HttpMethod.Post, Messages, Conversations), body, cancellationToken);
    }

    public Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken) =>
        AskAsync(
            new ServiceCall("Search contacts", token, HttpMethod.Post, "contacts/search", options.Value.ContactsVersion),
            Json(ContactSearchBody.Of(query), ServiceBodies.Default.ContactSearchBody), ContactReader.Many, cancellationToken);

    public Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        GetAsync("Get contact", token, options.Value.ContactsVersion, ServiceCall.Path($"contacts/{contactId}"), ContactReader.One, cancellationToken);

    public Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        GetAsync("Search conversations", token, Conversations, Address(query), ConversationReader.Page, cancellationToken);

    public Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        GetAsync("Get conversation", token, Conversations, ServiceCall.Path($"conversations/{conversationId}"), ConversationReader.One, cancellationToken);

    public Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken) =>
        GetAsync("List messages", token, Conversations, Address(query), MessageReader.Page, cancellationToken);

    public Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        GetAsync("Get message", token, Conversations, ServiceCall.Path($"conversations/messages/{messageId}"), MessageReader.One, cancellationToken);

    public Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        GetAsync("Get e-mail", token, Conversations, ServiceCall.Path($"conversations/messages/email/{emailMessageId}"), EmailReader.One, cancellationToken);

    public Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        ChangeConversationAsync(token, conversationId, new ConversationChange(Unread: 0), cancellationToken);

    public Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken) =>
        PutAsync(
            "Change conversation", token, Conversations, ServiceCall.Path($"conversations/{conversationId}"),
            Json(new ConversationBody(token.LocationId, change.Unread, change.Starred), ServiceBodies.Default.ConversationBody), cancellationToken);

    public Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken) =>
        PutAsync(
            "Assign contact", token, options.Value.ContactsVersion, ServiceCall.Path($"contacts/{contactId}"),
            Json(new AssignmentBody(userId), ServiceBodies.Default.AssignmentBody), cancellationToken);

    public Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        GetAsync("List users", token, options.Value.UsersVersion, ServiceCall.Query("users/", ("locationId", locationId)), UserReader.Many, cancellationToken);

    public Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        CancelAsync("Cancel message", token, ServiceCall.Path($"conversations/messages/{messageId}/schedule"), cancellationToken);

    public Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        CancelAsync("Cancel e-mail", token, ServiceCall.Path($"conversations/messages/email/{emailMessageId}/schedule"), cancellationToken);

    public async Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken)
    {
        using var form = new UploadForm(token.LocationId, file);
        var call = new ServiceCall("Upload file", token, HttpMethod.Post, Messages + "/upload", Conversations) { Patience = TimeSpan.FromSeconds(options.Value.UploadTimeoutSeconds) };
        var answer = await calls.ReadAsync(call, form.Content, root => UploadReader.One(root, file.FileName), cancellationToken);
        return form.IsUnreadable && answer is ServiceAnswer<ServiceUpload>.Unavailable
            ? new ServiceAnswer<ServiceUpload>.Unavailable("The file could not be read to its end.")
            : answer;
    }

    public Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken) =>
        GetAsync("List templates", token, options.Value.LocationsVersion, Address(query), TemplateReader.Page, cancellationToken);

    public Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        GetAsync("List numbers", token, options.Value.PhoneSystemVersion, NumbersAddress(locationId), NumberReader.All, cancellationToken);

    public Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        GetAsync("List appointments", token, options.Value.ContactsVersion, ServiceCall.Path($"contacts/{contactId}/appointments"), AppointmentReader.Many, cancellationToken);

    private async Task<ServiceAnswer<bool>> CancelAsync(string name, AccessToken token, string? address, CancellationToken cancellationToken) =>
        address is null
            ? new ServiceAnswer<bool>.Refused(NoSuchId)
            : CancelAnswer.Of(await calls.ReadAsync(new ServiceCall(name, token, HttpMethod.Delete, address, Conversations), null, CancelAnswer.Read, cancellationToken));

    private Task<ServiceAnswer<T>> GetAsync<T>(
        string name, AccessToken token, string version, string? address, Func<JsonElement, T?> map, CancellationToken cancellationToken) =>
        address is null
            ? Task.FromResult<ServiceAnswer<T>>(new ServiceAnswer<T>.Refused(NoSuchId))
            : calls.ReadAsync(new ServiceCall(name, token, HttpMethod.Get, address, version), null, map, cancellationToken);

    private async Task<ServiceAnswer<bool>> PutAsync(string name, AccessToken token, string version, string? address, HttpContent body, CancellationToken cancellationToken) =>
        address is null
            ? new ServiceAnswer<bool>.Refused(NoSuchId)
            : await AskAsync(new ServiceCall(name, token, HttpMethod.Put, address, version), body, _ => true, cancellationToken);

    private async Task<ServiceAnswer<T>> AskAsync<T>(ServiceCall call, HttpContent body, Func<JsonElement, T?> map, CancellationToken cancellationToken)
    {
        using (body)
        {
            return await calls.ReadAsync(call, body, map, cancellationToken);
        }
    }

    private static string Address(ConversationQuery query) => ServiceCall.Query(
        "conversations/search",
        ("locationId", query.LocationId),
        ("contactId", query.ContactId),
        ("query", string.IsNullOrWhiteSpace(query.Text) ? null : query.Text.Trim()),
        ("status", query.UnreadOnly ? "unread" : query.StarredOnly ? "starred" : null),
        ("assignedTo", query.AssignedTo),
        ("lastMessageType", query.LastMessageType),
        ("lastMessageDirection", query.InboundOnly ? "inbound" : null),
        ("startAfterDate", query.StartAfter?.ToString(CultureInfo.InvariantCulture)),
        ("sortBy", "last_message_date"),
        ("sort", query.OldestFirst ? "asc" : "desc"),
        ("limit", Limit(query.Limit)));

    private static string? Address(MessageQuery query) => ServiceCall.Path($"conversations/{query.ConversationId}/messages") is { } path
        ? ServiceCall.Query(
            path,
            ("lastMessageId", query.LastMessageId),
            ("type", query.Types.Count > 0 ? string.Join(',', query.Types) : null),
            ("limit", Limit(query.Limit)))
        : null;

    private static string? Address(TemplateQuery query) => ServiceCall.Path($"locations/{query.LocationId}/templates") is { } path
        ? ServiceCall.Query(
            path,
            ("originId", query.LocationId),
            ("type", query.Type),
            ("skip", Math.Max(0, query.Skip).ToString(CultureInfo.InvariantCulture)),
            ("limit", Limit(query.Limit)))
        : null;

    private static string? NumbersAddress(string locationId) => ServiceCall.Path($"phone-system/numbers/location/{locationId}") is { } path
        ? ServiceCall.Query(path, ("pageSize", "1000"), ("page", "0"))
        : null;

    private static string Limit(int limit) => Math.Clamp(limit, 1, 100).ToString(CultureInfo.InvariantCulture);

    private static ByteArrayContent Json<T>(T body, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(body, type))
    {
        Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
    };
}
