using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Org.BouncyCastle.X509;

namespace Portal.Sandbox.Service.Webhooks;

/// <summary>
/// The Ed25519 key that webhooks are signed with. It is made of the app's secret, so that it is the same after every restart: a portal is told its public
/// part once.
/// </summary>
internal sealed class WebhookKey(IOptions<SandboxOptions> options)
{
    private readonly Ed25519PrivateKeyParameters _key = new(SHA256.HashData(Encoding.UTF8.GetBytes("webhooks signed by " + options.Value.ClientSecret)));

    /// <summary>As the service publishes its own: base64 of the DER form, with the algorithm's name in front (SPKI).</summary>
    public string PublicKey => Convert.ToBase64String(SubjectPublicKeyInfoFactory.CreateSubjectPublicKeyInfo(_key.GeneratePublicKey()).GetDerEncoded());

    public string Sign(byte[] body) => Sign(_key, body);

    /// <summary>Signed in order, by a key that nobody knows.</summary>
    public static string Forge(byte[] body) => Sign(new Ed25519PrivateKeyParameters(RandomNumberGenerator.GetBytes(32)), body);

    private static string Sign(Ed25519PrivateKeyParameters key, byte[] body)
    {
        var signer = new Ed25519Signer();
        signer.Init(forSigning: true, key);
        signer.BlockUpdate(body, 0, body.Length);
        return Convert.ToBase64String(signer.GenerateSignature());
    }
}
