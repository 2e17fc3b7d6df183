using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;

namespace Portal.Sandbox.Identity;

/// <summary>The RSA keys that tokens are signed with. After a rotation the key before stays published, so that its tokens live on.</summary>
internal sealed class SigningKeys(KeptState<IdentityState> store)
{
    private const int Published = 2;
    private readonly ConcurrentDictionary<string, RSA> _loaded = new();

    public (string Id, RSA Key) Current()
    {
        var newest = store.Current.Keys is [var first, ..] ? first : store.Change(EnsureOne);
        return (newest.Id, Load(newest));
    }

    public RSA? Find(string id) => store.Current.Keys.FirstOrDefault(k => k.Id == id) is { } key ? Load(key) : null;

    public void Rotate() => store.Change(state => (Add(state, NewKey()), true));

    public JsonObject PublicSet()
    {
        Current();
        return new JsonObject { ["keys"] = new JsonArray([.. store.Current.Keys.Select(Describe)]) };
    }

    private static (IdentityState, StoredKey) EnsureOne(IdentityState state)
    {
        var key = state.Keys is [var first, ..] ? first : NewKey();
        return (state.Keys.Count > 0 ? state : Add(state, key), key);
    }

    private static IdentityState Add(IdentityState state, StoredKey key) =>
        state with { Keys = [key, .. state.Keys.Take(Published - 1)] };

    private static StoredKey NewKey()
    {
        using var rsa = RSA.Create(2048);
        return new StoredKey(RandomText.Create(12), Convert.ToBase64String(rsa.ExportPkcs8PrivateKey()));
    }

    private JsonNode Describe(StoredKey key)
    {
        var parameters = Load(key).ExportParameters(includePrivateParameters: false);
        return new JsonObject
        {
            ["kty"] = "RSA",
            ["use"] = "sig",
            ["alg"] = "RS256",
            ["kid"] = key.Id,
            ["n"] = WebEncoders.Base64UrlEncode(parameters.Modulus!),
            ["e"] = WebEncoders.Base64UrlEncode(parameters.Exponent!),
        };
    }

    private RSA Load(StoredKey key) => _loaded.GetOrAdd(key.Id, _ =>
    {
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Convert.FromBase64String(key.Pkcs8), out var _);
        return rsa;
    });
}
