using Portal.Services.Contacts;
using Portal.Services.People;
using Portal.Services.SubAccounts;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Reading;

/// <summary>Asks the services in the name of who is signed in at this moment. Scoped, as the caller is.</summary>
public sealed class Inquiry(CurrentCaller current, ISubAccountTokens tokens)
{
    public async Task<Reading<T>> AskAsync<T>(Func<Caller, Task<Reading<T>>> question, CancellationToken cancellationToken)
    {
        try
        {
            return await question(await current.RequireAsync(cancellationToken));
        }
        catch (NoCallerException ended)
        {
            return new Reading<T>.NotAllowed(ended.Message);
        }
    }

    /// <summary>Somebody has pressed “Try again”, and is about to ask: of a paused sub-account the portal itself would not ask HighLevel for minutes.</summary>
    public async Task AskIfPausedAsync(CancellationToken cancellationToken)
    {
        if (await FindCallerAsync(cancellationToken) is { } caller)
        {
            await tokens.AskAgainAsync(caller.LocationId, cancellationToken);
        }
    }

    /// <summary>Null when nobody is signed in any more.</summary>
    public async Task<Caller?> FindCallerAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await current.RequireAsync(cancellationToken);
        }
        catch (NoCallerException)
        {
            return null;
        }
    }
}
