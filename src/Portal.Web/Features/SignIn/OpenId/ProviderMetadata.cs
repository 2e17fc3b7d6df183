using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>
/// What the provider publishes about itself: its endpoints and keys. Kept for hours, read again when a key is met that isn't in it,
/// and only believed from a provider that calls itself what the settings call it.
/// </summary>
internal sealed class ProviderMetadata(IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider time) : IDisposable
{
    public const string ClientName = "identity-provider";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);
    private static readonly TimeSpan BetweenForcedReads = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _reading = new(1);
    private Kept? _kept;

    public async Task<OpenIdConnectConfiguration> GetAsync(CancellationToken cancellationToken)
    {
        var kept = _kept;
        return kept is not null && Age(kept) < KeptFor ? kept.Metadata : await ReadAsync(kept, cancellationToken);
    }

    /// <summary>Reads again, unless somebody did so after <paramref name="known"/> or a moment ago.</summary>
    public Task<OpenIdConnectConfiguration> RefreshAsync(OpenIdConnectConfiguration known, CancellationToken cancellationToken)
    {
        var kept = _kept;
        return kept is not null && (kept.Metadata != known || Age(kept) < BetweenForcedReads)
            ? Task.FromResult(kept.Metadata)
            : ReadAsync(kept, cancellationToken);
    }

    public void Dispose() => _reading.Dispose();

    private async Task<OpenIdConnectConfiguration> ReadAsync(Kept? before, CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_kept is null || _kept == before)
            {
                _kept = new Kept(await FetchAsync(cancellationToken), time.GetUtcNow());
            }

            return _kept.Metadata;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var documents = new HttpDocumentRetriever(client) { RequireHttps = options.Value.RequireHttpsMetadata };
        var address = options.Value.Authority.TrimEnd('/') + "/.well-known/openid-configuration";
        var metadata = await OpenIdConnectConfigurationRetriever.GetAsync(address, documents, cancellationToken);
        Check(metadata);
        return metadata;
    }

    private void Check(OpenIdConnectConfiguration metadata)
    {
        if (metadata.Issuer?.TrimEnd('/') != options.Value.Authority.TrimEnd('/'))
        {
            throw new SignInRefusedException("The provider's discovery document names another issuer than SignIn:Authority.");
        }

        string[] endpoints = [metadata.AuthorizationEndpoint, metadata.TokenEndpoint, metadata.EndSessionEndpoint ?? metadata.TokenEndpoint];
        if (!endpoints.All(IsAllowed))
        {
            throw new SignInRefusedException("The provider's discovery document lacks an endpoint, or has one without https.");
        }
    }

    private bool IsAllowed(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && !options.Value.RequireHttpsMetadata));

    private TimeSpan Age(Kept kept) => time.GetUtcNow() - kept.ReadAt;

    private sealed record Kept(OpenIdConnectConfiguration Metadata, DateTimeOffset ReadAt);
}

/// <summary>A sign-in that must not succeed. The message is for the log; it holds nothing that came from the browser.</summary>
public sealed class SignInRefusedException(string message) : Exception(message);
