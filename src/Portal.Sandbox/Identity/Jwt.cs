using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Sandbox.Identity;

/// <summary>JSON Web Tokens signed with RS256, and no other algorithm.</summary>
internal sealed class Jwt(SigningKeys keys)
{
    private const string Algorithm = "RS256";

    /// <param name="type">The <c>typ</c> header, which keeps one kind of token from being taken for another.</param>
    public string Sign(string type, JsonObject claims)
    {
        var (id, key) = keys.Current();
        var header = new JsonObject { ["alg"] = Algorithm, ["typ"] = type, ["kid"] = id };
        var signed = Encode(header) + "." + Encode(claims);
        var signature = key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return signed + "." + WebEncoders.Base64UrlEncode(signature);
    }

    /// <summary>The claims, or null when the token is of another type or not signed by one of the published keys. Does not look at times.</summary>
    public JsonObject? Read(string type, string token)
    {
        try
        {
            return token.Split('.') is [var header, var claims, var signature] && IsSigned(type, header, claims, signature)
                ? Decode(claims)
                : null;
        }
        catch (Exception broken) when (broken is FormatException or JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private bool IsSigned(string type, string header, string claims, string signature)
    {
        var head = Decode(header);
        return (string?)head["alg"] == Algorithm
            && (string?)head["typ"] == type
            && (string?)head["kid"] is { } id
            && keys.Find(id) is { } key
            && key.VerifyData(Encoding.ASCII.GetBytes(header + "." + claims), WebEncoders.Base64UrlDecode(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static string Encode(JsonObject json) => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(json.ToJsonString()));

    private static JsonObject Decode(string part) =>
        JsonNode.Parse(WebEncoders.Base64UrlDecode(part)) as JsonObject ?? throw new FormatException("Not a JSON object.");
}
