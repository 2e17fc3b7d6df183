using System.Collections.Concurrent;

namespace Portal.Sandbox.Identity;

/// <summary>Codes on their way from the browser to the token endpoint: good once, for a minute, for who asked.</summary>
internal sealed class AuthorizationCodes(TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, IssuedCode> _codes = new();

    public string Issue(AuthorizeRequest request, SandboxPerson person, string session)
    {
        var code = RandomText.Create();
        _codes[code] = new IssuedCode(request, person, session, time.GetUtcNow() + Lifetime);
        return code;
    }

    /// <summary>Spends the code, also when what came with it is wrong.</summary>
    public IssuedCode? Redeem(string? code, string? clientId, string? redirectUri, string? verifier) =>
        code is not null
        && _codes.TryRemove(code, out var issued)
        && issued.Expires > time.GetUtcNow()
        && issued.Request.ClientId == clientId
        && issued.Request.RedirectUri == redirectUri
        && verifier is { Length: >= 43 and <= 128 }
        && RandomText.Hash(verifier) == issued.Request.Challenge
            ? issued
            : null;
}

internal sealed record IssuedCode(AuthorizeRequest Request, SandboxPerson Person, string Session, DateTimeOffset Expires);
