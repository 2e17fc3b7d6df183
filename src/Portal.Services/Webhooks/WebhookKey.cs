using Microsoft.Extensions.Options;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math.EC.Rfc8032;
using Org.BouncyCastle.Security;
using Portal.Services.Connections;

namespace Portal.Services.Webhooks;

/// <summary>HighLevel's public key, with which it is told whether a webhook is HighLevel's.</summary>
internal sealed class WebhookKey(IOptions<MarketplaceAppOptions> app)
{
    public const int SignatureLength = 64;

    private readonly Lazy<Ed25519PublicKeyParameters> _key = new(() => Read(app.Value.WebhookKey) ?? throw new InvalidOperationException("The key was not validated."));

    /// <summary>Null where the header can be no signature: <c>N/A</c>, for instance, which HighLevel sends where it has none.</summary>
    public static byte[]? ReadSignature(string? header)
    {
        var signature = new byte[SignatureLength];
        return header is { Length: 88 } && Convert.TryFromBase64String(header, signature, out var length) && length == SignatureLength ? signature : null;
    }

    /// <summary>Over the bytes as they came: what was read and written again is no longer what was signed.</summary>
    public bool IsSigned(byte[] body, byte[] signature) => _key.Value.Verify(Ed25519.Algorithm.Ed25519, null, body, 0, body.Length, signature, 0);

    public static Ed25519PublicKeyParameters? Read(string? text)
    {
        try
        {
            return PublicKeyFactory.CreateKey(Convert.FromBase64String(text ?? string.Empty)) as Ed25519PublicKeyParameters;
        }
        catch (Exception exception) when (exception is FormatException or IOException or ArgumentException or SecurityUtilityException)
        {
            return null;
        }
    }
}

internal sealed class WebhookKeyValidator : IValidateOptions<MarketplaceAppOptions>
{
    public ValidateOptionsResult Validate(string? name, MarketplaceAppOptions options) => WebhookKey.Read(options.WebhookKey) is null
        ? ValidateOptionsResult.Fail($"{MarketplaceAppOptions.Section}:WebhookKey must be an Ed25519 public key, as HighLevel publishes it: base64 that begins with MCowBQYDK2VwAyEA.")
        : ValidateOptionsResult.Success;
}
