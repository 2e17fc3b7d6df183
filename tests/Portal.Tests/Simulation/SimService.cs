using Portal.Services.HighLevel;

namespace Portal.Tests.Simulation;

/// <summary>The service as one node reaches it. What it accepts it books; what comes back may be something else, or nothing.</summary>
internal sealed class SimService(World world, SimNode node, SimFaults faults, IReadOnlyDictionary<string, SimAccount> accounts, RateLimits limits) : IHighLevel
{
    private const double TimeOut = 30;

    public async Task<SendOutcome> SendAsync(AccessToken token, SendMessageRequest request, CancellationToken cancellationToken)
    {
        var account = accounts[token.LocationId];
        var ending = world.Happens(faults.Service) ? world.Random.Next(9) : -1;
        await node.GateAsync();
        if (account.IsDown || ending is 0)
        {
            await Task.Delay(world.Between(0, 2), world.Clock, CancellationToken.None);
            await node.GateAsync();
            return new SendOutcome.TryAgain(null, "The service could not be reached.");
        }

        await Task.Delay(world.Between(0.005, 0.1), world.Clock, CancellationToken.None); // from here on a dead node changes nothing
        var outcome = account.Arrive() ? await AnswerAsync(account, request, ending) : new SendOutcome.TryAgain(TimeSpan.FromSeconds(10), "Too many requests.", 429);
        await Task.Delay(world.Between(0.005, 0.2), world.Clock, CancellationToken.None);
        await node.GateAsync();
        Note(account);
        return outcome;
    }

    public async Task<ServiceAnswer<ServiceContact>> GetContactAsync(AccessToken token, string contactId, CancellationToken cancellationToken) =>
        await ReadAsync(token, _ => new ServiceContact { Id = contactId, LocationId = token.LocationId, Name = contactId, Phone = "+13125550100" });

    public async Task<ServiceAnswer<ServiceConversationPage>> SearchConversationsAsync(AccessToken token, ConversationQuery query, CancellationToken cancellationToken) =>
        await ReadAsync(token, _ => new ServiceConversationPage([new ServiceConversation { Id = query.ContactId!, ContactId = query.ContactId! }], 1));

    public async Task<ServiceAnswer<ServiceMessagePage>> ListMessagesAsync(AccessToken token, MessageQuery query, CancellationToken cancellationToken) =>
        await ReadAsync(token, account => new ServiceMessagePage([.. account.Rows.Where(r => r.ContactId == query.ConversationId && !(r.IsInbound && world.Bug is Bug.AnswerIgnored)).Reverse().Take(query.Limit)], null, HasOlder: false));

    public async Task<ServiceAnswer<ServiceMessage>> GetMessageAsync(AccessToken token, string messageId, CancellationToken cancellationToken) =>
        await ReadAsync(token, account => account.Rows.Single(r => r.Id == messageId) with { Status = "delivered" });

    private async Task<SendOutcome> AnswerAsync(SimAccount account, SendMessageRequest request, int ending)
    {
        switch (ending)
        {
            case 1:
                return new SendOutcome.Unknown("The service answered 500.", 500);
            case 2:
                account.Accept(request);
                return new SendOutcome.Unknown("The service answered 502.", 502);
            case 3:
                account.Accept(request);
                await Task.Delay(TimeSpan.FromSeconds(TimeOut), world.Clock, CancellationToken.None);
                return new SendOutcome.Unknown("The service took too long to answer.");
            case 4:
                _ = AcceptLateAsync(account, request);
                await Task.Delay(TimeSpan.FromSeconds(TimeOut), world.Clock, CancellationToken.None);
                return new SendOutcome.Unknown("The service took too long to answer.");
            case 5:
                return new SendOutcome.TryAgain(world.Happens(0.5) ? world.Between(0, 60) : null, "Too many requests.", 429);
            case 6:
                return new SendOutcome.Refused(new ServiceRefusal(400, "CONVERSATIONS_MSG_DND_ACTIVE_SMS", "No.", null));
            case 7:
                return new SendOutcome.Refused(new ServiceRefusal(401, null, "Invalid JWT", null) { TokenProblem = TokenProblem.Invalid });
            case 8:
                await Task.Delay(world.Between(5, 25), world.Clock, CancellationToken.None);
                return account.Accept(request);
            default:
                return account.Accept(request);
        }
    }

    // After the client has given up, and before the portal looks for it.
    private async Task AcceptLateAsync(SimAccount account, SendMessageRequest request)
    {
        await Task.Delay(world.Between(TimeOut, TimeOut + 5), world.Clock, CancellationToken.None);
        account.Accept(request);
    }

    private async Task<ServiceAnswer<T>> ReadAsync<T>(AccessToken token, Func<SimAccount, T> read)
    {
        var account = accounts[token.LocationId];
        await node.GateAsync();
        await Task.Delay(world.Between(0.005, 0.1), world.Clock, CancellationToken.None);
        var isThere = account.IsDown ? false : account.Arrive() && !world.Happens(faults.Reads);
        var value = isThere ? read(account) : default;
        await Task.Delay(world.Between(0.005, 0.1), world.Clock, CancellationToken.None);
        await node.GateAsync();
        Note(account);
        return isThere ? new ServiceAnswer<T>.Found(value!) : new ServiceAnswer<T>.Unavailable("No answer.");
    }

    private void Note(SimAccount account)
    {
        if (!account.IsDown)
        {
            limits.Note(new RateLimit(account.LocationId, account.Limit, account.Remaining, TimeSpan.FromSeconds(10), null, null, world.Clock.GetUtcNow()));
        }
    }

    public Task<ServiceAnswer<IReadOnlyList<ServiceContact>>> SearchContactsAsync(AccessToken token, ContactQuery query, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<ServiceConversation>> GetConversationAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<ServiceEmail>> GetEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<bool>> ChangeConversationAsync(AccessToken token, string conversationId, ConversationChange change, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<bool>> AssignContactAsync(AccessToken token, string contactId, string? userId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<IReadOnlyList<ServiceUser>>> ListUsersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<bool>> MarkReadAsync(AccessToken token, string conversationId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<bool>> CancelScheduledAsync(AccessToken token, string messageId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<bool>> CancelScheduledEmailAsync(AccessToken token, string emailMessageId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<ServiceUpload>> UploadAsync(AccessToken token, FileUpload file, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<ServiceTemplatePage>> ListTemplatesAsync(AccessToken token, TemplateQuery query, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<ServiceNumbers>> ListNumbersAsync(AccessToken token, string locationId, CancellationToken cancellationToken) => throw Unasked();

    public Task<ServiceAnswer<IReadOnlyList<ServiceAppointment>>> ListAppointmentsAsync(AccessToken token, string contactId, CancellationToken cancellationToken) => throw Unasked();

    private static InvalidOperationException Unasked() => new("Delivery has no reason to ask this.");
}
