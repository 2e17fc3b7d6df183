using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Settings;

/// <summary>
/// The <c>state</c> that goes to HighLevel and has to come back with the code: good for the same session in the same sub-account, for ten minutes.
/// Without it a stranger's link could connect an administrator's sub-account to the stranger's.
/// </summary>
internal sealed class ConnectStates(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector _protector = protection.CreateProtector("Portal.Settings.ConnectState").ToTimeLimitedDataProtector();

    public string Make(ClaimsPrincipal user) => _protector.Protect(Bound(user), Life);

    public bool IsOurs(string? state, ClaimsPrincipal user)
    {
        try
        {
            return state is { Length: > 0 and < 2000 } && _protector.Unprotect(state) == Bound(user);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Bound(ClaimsPrincipal user) => $"{user.SessionId()} {user.CurrentSubAccount()}";
}
