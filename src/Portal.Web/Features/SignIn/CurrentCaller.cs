using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Portal.Services.People;
using Portal.Services.Storage;

namespace Portal.Web.Features.SignIn;

/// <summary>
/// Who asks, for components. Ask again in every event handler: an event can arrive after the session has ended.
/// Scoped, because a circuit keeps the person and the sub-account with which it started.
/// </summary>
public sealed class CurrentCaller(AuthenticationStateProvider state, Callers callers)
{
    private ClaimsPrincipal? _first;

    /// <exception cref="NoCallerException">Nobody is signed in any more, or the person is let into nothing.</exception>
    public async Task<Caller> RequireAsync(CancellationToken cancellationToken) =>
        await callers.RequireAsync(Kept((await state.GetAuthenticationStateAsync()).User), cancellationToken);

    /// <summary>The same person in each of the other sub-accounts that they are let into.</summary>
    /// <exception cref="NoCallerException">Nobody is signed in any more.</exception>
    public async Task<IReadOnlyList<Caller>> ElsewhereAsync(CancellationToken cancellationToken)
    {
        var user = Kept((await state.GetAuthenticationStateAsync()).User);
        return await callers.ElsewhereAsync(user, await callers.RequireAsync(user, cancellationToken), cancellationToken);
    }

    /// <summary>Works in their name. Gives a sentence for the person where nobody is signed in any more, or the data can't be read or stored; else null.</summary>
    public async Task<string?> TryAsync(Func<Caller, Task> work)
    {
        try
        {
            await work(await RequireAsync(CancellationToken.None));
            return null;
        }
        catch (NoCallerException gone)
        {
            return gone.Message;
        }
        catch (Exception exception) when (StorageFault.Of(exception) is { } fault)
        {
            return fault.Sentence;
        }
    }

    // A connection that comes back brings what the browser's cookie says by then: another sub-account, or another person.
    private ClaimsPrincipal Kept(ClaimsPrincipal user)
    {
        if (user.SessionId() is not { } session)
        {
            return user;
        }

        _first ??= user;
        return _first.SessionId() == session ? _first : throw new NoCallerException("Somebody has signed in again in this browser. Reload the page.");
    }
}

/// <summary>Who asks, for endpoints that have a principal at hand; what they may do is as of now, whatever it was when the principal was made.</summary>
public sealed class Callers(Sessions sessions)
{
    /// <exception cref="NoCallerException">Nobody is signed in any more, or the person is let into nothing.</exception>
    public async Task<Caller> RequireAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        if (principal.SessionId() is not { } session || await sessions.AccessAsync(session, cancellationToken) is not { } access)
        {
            throw new NoCallerException("The session has ended. Sign in again.");
        }

        if (principal.PersonId() is not { } person || principal.CurrentSubAccount() is not { } location)
        {
            throw new NoCallerException("You are signed in, but not let into any sub-account.");
        }

        return access.In(location) is { Role: var role }
            ? new Caller(person, principal.Identity?.Name ?? string.Empty, location, role)
            : throw new NoCallerException("You are not let into this sub-account any more.");
    }

    /// <summary>Who <paramref name="here"/> is in each other sub-account.</summary>
    internal async Task<IReadOnlyList<Caller>> ElsewhereAsync(ClaimsPrincipal principal, Caller here, CancellationToken cancellationToken) =>
        principal.SessionId() is { } session && await sessions.AccessAsync(session, cancellationToken) is { } access
            ? [.. access.LocationIds.Where(id => id != here.LocationId).Select(id => here with { LocationId = id, Role = access.In(id)!.Role })]
            : [];
}

/// <summary>The message is a sentence for the person who asked.</summary>
public sealed class NoCallerException(string message) : Exception(message);
