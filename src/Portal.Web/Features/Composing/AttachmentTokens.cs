using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Portal.Services.Composing;
using Portal.Services.People;

namespace Portal.Web.Features.Composing;

/// <summary>
/// What the browser is given for an uploaded file and brings back to the dialog: only the portal can make or open one, only for
/// the person and the sub-account that uploaded it, and only for a while.
/// </summary>
public sealed class AttachmentTokens(IDataProtectionProvider protection, TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    public string Make(Caller caller, Attachment file) =>
        Protector(caller).Protect(JsonSerializer.Serialize(new Content(file, time.GetUtcNow().UtcDateTime + Lifetime)));

    /// <summary>Null for one that was not made for this caller, or has expired.</summary>
    public Attachment? Open(Caller caller, string token)
    {
        try
        {
            var content = JsonSerializer.Deserialize<Content>(Protector(caller).Unprotect(token));
            return content?.Until > time.GetUtcNow().UtcDateTime ? content.File : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector Protector(Caller caller) =>
        protection.CreateProtector("Portal.Attachments", caller.LocationId, caller.PersonId.ToString("N"));

    private sealed record Content(Attachment File, DateTime Until);
}
