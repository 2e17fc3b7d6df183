using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Portal.Services.People;
using Portal.Services.SubAccounts;

namespace Portal.Web.Features.SignIn;

/// <summary>Keeps who is signed in on the server, encrypted; the browser's cookie holds the key of the session only.</summary>
internal sealed class TicketStore(Sessions sessions, KnownSubAccounts subAccounts, IDataProtectionProvider protection) : ITicketStore
{
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.SignIn.Tickets");

    public Task<string> StoreAsync(AuthenticationTicket ticket) => StoreAsync(ticket, CancellationToken.None);

    public Task<string> StoreAsync(AuthenticationTicket ticket, CancellationToken cancellationToken) =>
        sessions.StartAsync(ticket.Principal.ToSignedIn(), _protector.Protect(TicketSerializer.Default.Serialize(ticket)), cancellationToken);

    // A session's lifetimes are its own; the ticket in it never changes.
    public Task RenewAsync(string key, AuthenticationTicket ticket) => Task.CompletedTask;

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => RetrieveAsync(key, CancellationToken.None);

    public async Task<AuthenticationTicket?> RetrieveAsync(string key, CancellationToken cancellationToken) =>
        await sessions.FindAsync(key, cancellationToken) is { } session && Open(session) is { } ticket
            ? Complete(ticket, session)
            : null;

    public Task RemoveAsync(string key) => RemoveAsync(key, CancellationToken.None);

    public Task RemoveAsync(string key, CancellationToken cancellationToken) => sessions.EndAsync(key, cancellationToken);

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

    /// <summary>Adds what may have changed since the sign-in: the sub-account worked in, and which ones the portal still serves.</summary>
    private AuthenticationTicket Complete(AuthenticationTicket ticket, LiveSession session)
    {
        var identity = (ClaimsIdentity)ticket.Principal.Identity!;
        identity.AddClaim(new Claim(PortalClaims.Session, session.Id.ToString()));
        var served = subAccounts.Only(ticket.Principal.AllowedSubAccounts());
        foreach (var gone in identity.FindAll(c => c.Type == PortalClaims.Allowed && !served.Contains(c.Value)).ToList())
        {
            identity.RemoveClaim(gone);
        }

        if (served.Count > 0)
        {
            identity.AddClaim(new Claim(PortalClaims.Current, session.LocationId is { } current && served.Contains(current) ? current : served[0]));
        }

        return ticket;
    }
}
