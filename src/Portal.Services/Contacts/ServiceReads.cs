using Portal.Services.HighLevel;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Services.Contacts;

/// <summary>Asks the service in a caller's name: with the token that is theirs, refreshed once if the service says that it is no longer valid.</summary>
public sealed class ServiceReads(ISubAccountTokens tokens)
{
    /// <summary><paramref name="what"/> ends the sentence “The service does not have …”. Only what can be repeated may come through here, as reads and uploads can.</summary>
    public async Task<Reading<T>> AskAsync<T>(
        Caller caller, string what, Func<AccessToken, CancellationToken, Task<ServiceAnswer<T>>> ask, CancellationToken cancellationToken)
    {
        var first = await TokenAsync(caller, cancellationToken);
        if (first is not TokenAnswer.Usable { Token: var token })
        {
            return Words<T>(first);
        }

        var answer = await ask(token, cancellationToken);
        if (answer is not ServiceAnswer<T>.Refused { Refusal.TokenProblem: TokenProblem.Invalid })
        {
            return Words(answer, what);
        }

        await tokens.RejectAsync(token, caller.PersonId, cancellationToken);
        var second = await TokenAsync(caller, cancellationToken);
        return second is not TokenAnswer.Usable { Token: var fresh } ? Words<T>(second)
            : fresh == token ? Words(answer, what)
            : Words(await ask(fresh, cancellationToken), what);
    }

    private async Task<TokenAnswer> TokenAsync(Caller caller, CancellationToken cancellationToken)
    {
        var answer = await tokens.GetAsync(caller.LocationId, caller.PersonId, cancellationToken);
        return answer is TokenAnswer.Usable usable && usable.Token.LocationId != caller.LocationId
            ? throw new InvalidOperationException($"A token of {usable.Token.LocationId} was given for {caller.LocationId}.")
            : answer;
    }

    private static Reading<T> Words<T>(TokenAnswer answer) => answer switch
    {
        TokenAnswer.Missing missing => new Reading<T>.NotAllowed(missing.Reason) { WhenDue = missing.WhenDue },
        TokenAnswer.TryAgain later => new Reading<T>.Unavailable(later.Reason) { AsksAt = later.AsksAt },
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no reason to stop."),
    };

    private static Reading<T> Words<T>(ServiceAnswer<T> answer, string what) => answer switch
    {
        ServiceAnswer<T>.Found found => new Reading<T>.Found(found.Value),
        ServiceAnswer<T>.Unavailable unavailable => new Reading<T>.Unavailable(unavailable.Reason, unavailable.RetryAfter) { UsedUp = unavailable.UsedUp },
        ServiceAnswer<T>.Refused refused => Words<T>(refused.Refusal, what),
        _ => throw new InvalidOperationException($"{answer.GetType().Name} is no answer of the service."),
    };

    // The service names an id that it doesn't know 400, 404 or 422, as it happens.
    private static Reading<T> Words<T>(ServiceRefusal refusal, string what) => refusal switch
    {
        { TokenProblem: TokenProblem.OtherSubAccount, Source: TokenSource.SignIn } => new Reading<T>.NotFound($"The service does not have {what} in this sub-account."),
        { TokenProblem: not TokenProblem.None } when TokenWords.Of(refusal.TokenProblem, refusal.Source) is var (reason, nextStep) => new Reading<T>.NotAllowed($"{reason} {nextStep}") { WhenDue = TokenWords.WhenDue(refusal.TokenProblem, refusal.Source) },
        { Status: 400 or 404 or 422 } => new Reading<T>.NotFound($"The service does not have {what} in this sub-account."),
        { Status: 401 or 403 } => new Reading<T>.NotAllowed($"The service said no: “{refusal.Message}”. Ask an administrator."),
        _ => new Reading<T>.Unavailable($"The service said no: “{refusal.Message}”."),
    };
}
