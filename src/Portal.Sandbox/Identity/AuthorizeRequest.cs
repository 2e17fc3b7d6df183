namespace Portal.Sandbox.Identity;

/// <summary>What the portal asks for when it sends a browser here.</summary>
internal sealed record AuthorizeRequest(
    string ClientId, string RedirectUri, string ResponseType, string Scope, string? State, string? Nonce, string Challenge, string ChallengeMethod, string? Prompt)
{
    private const int ChallengeLength = 43;

    public static AuthorizeRequest From(Func<string, string?> value) => new(
        value("client_id") ?? string.Empty,
        value("redirect_uri") ?? string.Empty,
        value("response_type") ?? string.Empty,
        value("scope") ?? string.Empty,
        value("state"),
        value("nonce"),
        value("code_challenge") ?? string.Empty,
        value("code_challenge_method") ?? string.Empty,
        value("prompt"));

    public IEnumerable<KeyValuePair<string, string>> Fields() => new Dictionary<string, string?>
    {
        ["client_id"] = ClientId,
        ["redirect_uri"] = RedirectUri,
        ["response_type"] = ResponseType,
        ["scope"] = Scope,
        ["state"] = State,
        ["nonce"] = Nonce,
        ["code_challenge"] = Challenge,
        ["code_challenge_method"] = ChallengeMethod,
    }.Where(f => f.Value is not null).Select(f => KeyValuePair.Create(f.Key, f.Value!));

    /// <summary>The error to send back with the browser, or null.</summary>
    public string? Problem() => this switch
    {
        { ResponseType: not "code" } => "unsupported_response_type",
        { ChallengeMethod: not "S256" } or { Challenge.Length: not ChallengeLength } => "invalid_request",
        _ when !Scope.Split(' ').Contains("openid") => "invalid_scope",
        { Prompt: "none" } => "login_required",
        _ => null,
    };
}
