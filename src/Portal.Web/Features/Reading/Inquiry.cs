using Portal.Services.Contacts;
using Portal.Services.People;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Reading;

/// <summary>Asks the services in the name of who is signed in at this moment. Scoped, as the caller is.</summary>
public sealed class Inquiry(CurrentCaller current)
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
