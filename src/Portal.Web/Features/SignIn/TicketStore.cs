using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Options;
using Portal.Services.People;

namespace Portal.Web.Features.SignIn;

/// <summary>Keeps who is signed in on the server, encrypted; the browser's cookie holds the key of the session only.</summary>
internal sealed class TicketStore(Sessions sessions, IOptions<SignInOptions> options, IDataProtectionProvider protection) : ITicketStore
{
    // Tickets of portals that kept in them what a person may do are not read any more: whoever has one signs in again.
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.SignIn.Tickets", "2");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, CancellationToken.None);

    public Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken) =>
        sessions.StartAsync(PersonId(ticket), Name(ticket), Protect(ticket), cancellationToken);

    /// <summary>Each sign-in begins a session, and ends the one that the browser had until then.</summary>
    public Task<string> StoreAsync(AuthenticationTicket ticket, HttpContext httpContext, CancellationToken cancellationToken) =>
        httpContext.Features.Get<ReplacedSession>() is { } replaced
            ? sessions.StartInPlaceOfAsync(replaced.Key, PersonId(ticket), Name(ticket), Protect(ticket), cancellationToken)
            : StoreAsync(ticket, cancellationToken);

    /// <summary>
    /// The cookie handler would put a new ticket into the session that the browser has, and whoever signs in second would work as the
    /// first. A session's ticket never changes, and its lifetimes are its own.
    /// </summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        throw new InvalidOperationException("The ticket of a session never changes: a sign-in begins a new session.");

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken) =>
        await sessions.FindAsync(key, cancellationToken) is { } session && Open(session) is { } ticket
            ? Complete(ticket, session)
            : null;

    /// <summary>Where the provider's answer arrives, nobody has a session yet: the one that the cookie names is about to be replaced.</summary>
    public async Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken)
    {
        if (httpContext.Request.Path != options.Value.CallbackPath)
        {
            return await RetrieveAsync(key, cancellationToken);
        }

        if (await sessions.FindAsync(key, cancellationToken) is not null)
        {
            httpContext.Features.Set(new ReplacedSession(key));
        }

        return null;
    }

    /// <summary>Ends the session even when the browser does not wait for the answer.</summary>
    public Task RemoveAsync(string key) => sessions.EndAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => RemoveAsync(key);

    private byte[] Protect(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Open(LiveSession session)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(session.Ticket));
        }
        catch (CryptographicException)
        {
            return null; // the keys are gone; signing in again makes a session with the new ones
        }
    }

    private static Guid PersonId(AuthenticationTicket ticket) => ticket.Principal.PersonId() ?? throw new InvalidOperationException("The principal names no person.");

    private static string Name(AuthenticationTicket ticket) => ticket.Principal.Identity?.Name ?? string.Empty;

    /// <summary>Adds what may have changed since the sign-in: in which sub-accounts the person may work, in which they do, and as what.</summary>
    private static AuthenticationTicket Complete(AuthenticationTicket ticket, LiveSession session)
    {
        var current = session.Access.In(session.LocationId) is not null ? session.LocationId : session.Access.LocationIds is [var first, ..] ? first : null;
        ((ClaimsIdentity)ticket.Principal.Identity!).AddClaim(new Claim(PortalClaims.Session, session.Id.ToString()));
        return new AuthenticationTicket(ticket.Principal.WithAccess(session.Access, current), ticket.Properties, ticket.AuthenticationScheme);
    }

    private sealed record ReplacedSession(string Key);
}
