namespace Portal.Sandbox.Marketplace;

/// <summary>What the portal asks for when it sends a browser to the location chooser. <c>version_id</c> and whatever else comes is ignored.</summary>
internal sealed record ChooserRequest(string ClientId, string RedirectUri, string ResponseType, string Scope, string? State)
{
    public IReadOnlyList<string> Scopes => Scope.Split(' ', StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } asked ? asked : ServiceScopes.OfAnApp;

    public static ChooserRequest From(Func<string, string?> value) => new(
        value("client_id") ?? string.Empty,
        value("redirect_uri") ?? string.Empty,
        value("response_type") ?? string.Empty,
        value("scope") ?? string.Empty,
        value("state"));

    public IEnumerable<KeyValuePair<string, string>> Fields() => new Dictionary<string, string?>
    {
        ["client_id"] = ClientId,
        ["redirect_uri"] = RedirectUri,
        ["response_type"] = ResponseType,
        ["scope"] = Scope,
        ["state"] = State,
    }.Where(field => field.Value is not null).Select(field => KeyValuePair.Create(field.Key, field.Value!));
}
