namespace Portal.Sandbox.Identity;

/// <summary>Refresh tokens, each good once. Using one a second time ends all that came out of the same sign-in.</summary>
internal sealed class RefreshTokens(KeptState<IdentityState> store)
{
    public string Issue(SandboxPerson person, string scope) => Add(new RefreshGrant(person.Id, scope, RandomText.Create(12), Used: false));

    /// <summary>Spends a token for its successor, or null.</summary>
    public (RefreshGrant Grant, string Next)? Rotate(string? token)
    {
        if (token is null || store.Change(state => Spend(state, RandomText.Hash(token))) is not { } grant)
        {
            return null;
        }

        return (grant, Add(grant with { Used = false }));
    }

    private string Add(RefreshGrant grant)
    {
        var token = RandomText.Create();
        store.Change(state => (With(state, RandomText.Hash(token), grant), true));
        return token;
    }

    private static (IdentityState, RefreshGrant?) Spend(IdentityState state, string hash) =>
        state.RefreshTokens.GetValueOrDefault(hash) switch
        {
            null => (state, null),
            { Used: true } stolen => (Without(state, stolen.Family), null),
            var grant => (With(state, hash, grant with { Used = true }), grant),
        };

    private static IdentityState With(IdentityState state, string hash, RefreshGrant grant) =>
        state with { RefreshTokens = new Dictionary<string, RefreshGrant>(state.RefreshTokens) { [hash] = grant } };

    private static IdentityState Without(IdentityState state, string family) =>
        state with { RefreshTokens = state.RefreshTokens.Where(t => t.Value.Family != family).ToDictionary() };
}
