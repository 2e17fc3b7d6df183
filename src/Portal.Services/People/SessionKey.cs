using System.Buffers.Text;
using System.Security.Cryptography;

namespace Portal.Services.People;

/// <summary>What the cookie holds: the session's id, and a secret of which the database knows only the hash.</summary>
internal readonly record struct SessionKey(Guid Id, byte[] Secret)
{
    private const int IdLength = 16;
    private const int SecretLength = 32;

    public byte[] SecretHash => SHA256.HashData(Secret);

    public static SessionKey Create(DateTimeOffset now) => new(Guid.CreateVersion7(now), RandomNumberGenerator.GetBytes(SecretLength));

    public static SessionKey? Parse(string text)
    {
        if (!Base64Url.IsValid(text, out var length) || length != IdLength + SecretLength)
        {
            return null;
        }

        var bytes = Base64Url.DecodeFromChars(text);
        return new SessionKey(new Guid(bytes.AsSpan(0, IdLength)), bytes[IdLength..]);
    }

    public string Write() => Base64Url.EncodeToString([.. Id.ToByteArray(), .. Secret]);

    public override string ToString() => $"session {Id}"; // never the secret
}
