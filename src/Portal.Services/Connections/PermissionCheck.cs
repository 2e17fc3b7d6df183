using Microsoft.Extensions.DependencyInjection;
using Portal.Services.HighLevel;

namespace Portal.Services.Connections;

/// <summary>Tries a token by calls that change nothing: HighLevel refuses a missing permission before it looks at what is asked.</summary>
public sealed class PermissionCheck([FromKeyedServices(RatePurpose.Check)] IHighLevel service)
{
    // No contact or conversation has it.
    private const string Nothing = "portal-permission-check";

    public async Task<PermissionReport> LookAsync(AccessToken token, CancellationToken cancellationToken)
    {
        var missing = new List<string>();
        foreach (var (permission, ask) in Calls(token))
        {
            switch (await ask(cancellationToken))
            {
                case Answer.NotAllowed:
                    missing.Add(permission);
                    break;
                case Answer.Refused refused:
                    return new PermissionReport.Refused(refused.Refusal.TokenProblem);
                case Answer.None none:
                    return new PermissionReport.NotKnown(none.Reason);
            }
        }

        return new PermissionReport.Known(missing);
    }

    private IEnumerable<(string Permission, Func<CancellationToken, Task<Answer>> Ask)> Calls(AccessToken token) =>
    [
        (Permissions.ReadContacts, async stop => Of(await service.SearchContactsAsync(token, new ContactQuery(token.LocationId, null, 1), stop))),
        (Permissions.ReadConversations, async stop => Of(await service.SearchConversationsAsync(token, new ConversationQuery(token.LocationId) { Limit = 1 }, stop))),
        (Permissions.ReadMessages, async stop => Of(await service.GetMessageAsync(token, Nothing, stop))),
        (Permissions.ChangeConversations, async stop => Of(await service.MarkReadAsync(token, Nothing, stop))),
        // Without a contact nothing can be sent, and HighLevel says so only to who may send.
        (Permissions.SendMessages, async stop => Of(await service.SendAsync(token, new SendMessageRequest { Type = "SMS", ContactId = string.Empty }, stop))),
        (Permissions.ChangeContacts, async stop => Of(await service.AssignContactAsync(token, Nothing, null, stop))),
        (Permissions.ReadUsers, async stop => Of(await service.ListUsersAsync(token, token.LocationId, stop))),
        (Permissions.ReadTemplates, async stop => Of(await service.ListTemplatesAsync(token, new TemplateQuery(token.LocationId) { Limit = 1 }, stop))),
        (Permissions.ReadNumbers, async stop => Of(await service.ListNumbersAsync(token, token.LocationId, stop))),
    ];

    private static Answer Of<T>(ServiceAnswer<T> answer) => answer switch
    {
        ServiceAnswer<T>.Refused refused => Of(refused.Refusal),
        ServiceAnswer<T>.Unavailable unavailable => new Answer.None(unavailable.Reason),
        _ => new Answer.Allowed(),
    };

    private static Answer Of(SendOutcome outcome) => outcome switch
    {
        SendOutcome.Refused refused => Of(refused.Refusal),
        SendOutcome.TryAgain later => new Answer.None(later.Reason),
        SendOutcome.Unknown unknown => new Answer.None(unknown.Reason),
        _ => new Answer.Allowed(),
    };

    private static Answer Of(ServiceRefusal refusal) => refusal.TokenProblem switch
    {
        TokenProblem.None => new Answer.Allowed(),
        TokenProblem.NotAllowed => new Answer.NotAllowed(),
        _ => new Answer.Refused(refusal),
    };

    private abstract record Answer
    {
        public sealed record Allowed : Answer;

        public sealed record NotAllowed : Answer;

        public sealed record Refused(ServiceRefusal Refusal) : Answer;

        public sealed record None(string Reason) : Answer;
    }
}

/// <summary>Every way trying a token can end.</summary>
public abstract record PermissionReport
{
    private PermissionReport()
    {
    }

    /// <summary>HighLevel takes it. <paramref name="Missing"/>: those of <see cref="Permissions.Needed"/> that it lacks.</summary>
    public sealed record Known(IReadOnlyList<string> Missing) : PermissionReport;

    /// <summary>HighLevel does not take it at all, or not for this sub-account.</summary>
    public sealed record Refused(TokenProblem Problem) : PermissionReport;

    /// <summary>There is none to try. <paramref name="Reason"/> is a sentence for the administrator.</summary>
    public sealed record NoToken(string Reason) : PermissionReport;

    /// <summary>HighLevel gave no usable answer just now.</summary>
    public sealed record NotKnown(string Reason) : PermissionReport;
}
