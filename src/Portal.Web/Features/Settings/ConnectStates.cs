using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Portal.Web.Features.SignIn;

namespace Portal.Web.Features.Settings;

/// <summary>
/// The <c>state</c> that goes to HighLevel and has to come back with the code: good for the same session in the same sub-account, for ten minutes.
/// Without it a stranger's link could connect an administrator's sub-account to the stranger's.
/// </summary>
internal sealed class ConnectStates(IDataProtectionProvider protection, TimeProvider clock)
{
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(10);

    // The framework's own protector for a time goes by the machine's clock.
    private readonly IDataProtector _protector = protection.CreateProtector("Portal.Settings.ConnectState");

    public string Make(ClaimsPrincipal user) => _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow().UtcTicks} {Bound(user)}"));

    public bool IsOurs(string? state, ClaimsPrincipal user)
    {
        try
        {
            return state is { Length: > 0 and < 2000 } && _protector.Unprotect(state).Split(' ', 2) is [var madeAt, var bound] && bound == Bound(user) && IsYoung(madeAt);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private bool IsYoung(string madeAt) =>
        clock.GetUtcNow().UtcTicks - long.Parse(madeAt, CultureInfo.InvariantCulture) is var age && age >= 0 && age <= Life.Ticks;

    private static string Bound(ClaimsPrincipal user) => $"{user.SessionId()} {user.CurrentSubAccount()}";
}
