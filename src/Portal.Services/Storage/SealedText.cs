using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace Portal.Services.Storage;

/// <summary>Text that goes to the disk encrypted, by the portal's own keys.</summary>
internal sealed class SealedText(IDataProtectionProvider protection, string purpose)
{
    private readonly IDataProtector _protector = protection.CreateProtector(purpose);

    public byte[] Close(string text) => _protector.Protect(Encoding.UTF8.GetBytes(text));

    /// <summary>Null also where the keys are gone that it was encrypted with: whoever stored it has to bring it anew.</summary>
    public string? Open(byte[]? closed)
    {
        try
        {
            return closed is null ? null : Encoding.UTF8.GetString(_protector.Unprotect(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
