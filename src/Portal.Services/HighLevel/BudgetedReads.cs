namespace Portal.Services.HighLevel;

/// <summary>
/// Counts every read against the sub-account's budget, and lets it wait rather than be turned away. A send passes as it is:
/// whoever makes it has taken its permit before claiming the message.
/// </summary>
internal sealed class BudgetedReads(IHighLevel service, RateBudget budget, RatePurpose purpose) : IHighLevel
{
    // As long as a person looks at a page that loads; a whole interval and its answer fit into it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken) =>
        service.SendAsync(token, request, cancellationToken);

    public Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.SearchContactsAsync(token, query, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.GetContactAsync(token, contactId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.SearchConversationsAsync(token, query, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.GetConversationAsync(token, conversationId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ListMessagesAsync(token, query, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.GetMessageAsync(token, messageId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.GetEmailAsync(token, emailMessageId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.MarkReadAsync(token, conversationId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ChangeConversationAsync(token, conversationId, change, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.AssignContactAsync(token, contactId, userId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ListUsersAsync(token, locationId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.CancelScheduledAsync(token, messageId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.CancelScheduledEmailAsync(token, emailMessageId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.UploadAsync(token, file, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ListTemplatesAsync(token, query, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ListNumbersAsync(token, locationId, cancellationToken), cancellationToken);

    public Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        AskAsync(token, () => service.ListAppointmentsAsync(token, contactId, cancellationToken), cancellationToken);

    private async Task<ServiceAnswer<T>> AskAsync<T>(AccessToken token, Func<Task<ServiceAnswer<T>>> ask, CancellationToken cancellationToken)
    {
        if (budget.UntilFree(token.LocationId, purpose) is var wait && wait > Patience)
        {
            return UsedUp<T>(token) ?? new ServiceAnswer<T>.Unavailable("HighLevel takes no more requests from this sub-account for now.", wait);
        }

        if (await budget.TakeAsync(token.LocationId, purpose, Patience, cancellationToken) is not { } permit)
        {
            return new ServiceAnswer<T>.Unavailable("This sub-account is making as many requests as HighLevel allows.");
        }

        try
        {
            var answer = await ask();
            return answer is ServiceAnswer<T>.Unavailable ? UsedUp<T>(token) ?? answer : answer;
        }
        finally
        {
            permit.Spent();
        }
    }

    private ServiceAnswer<T>.Unavailable? UsedUp<T>(AccessToken token) => budget.UsedUpDay(token.LocationId, purpose) is { } day
        ? new("HighLevel’s requests for this sub-account are used up for today.") { UsedUp = day }
        : null;
}
