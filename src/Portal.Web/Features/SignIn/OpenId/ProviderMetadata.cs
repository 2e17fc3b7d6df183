using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Portal.Web.Features.SignIn.OpenId;

/// <summary>
/// What the provider publishes about itself: its endpoints and keys. Kept for hours, read again when a key is met that isn't in it,
/// and only believed from a provider that calls itself what the settings call it. It is asked by one request at a time, for which all
/// wait who need it, and not for long; while it does not answer, what it said last goes on to count for a day. The library's own
/// configuration manager asks once more for each who waits, goes by the machine's clock, and does not give up what hangs.
/// </summary>
internal sealed partial class ProviderMetadata(IHttpClientFactory clients, IOptions<SignInOptions> options, TimeProvider time, ILogger<ProviderMetadata> logger)
    : BaseConfigurationManager, IConfigurationManager<OpenIdConnectConfiguration>
{
    public const string ClientName = "identity-provider";

    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);
    private static readonly TimeSpan UsableFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan SparedFor = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenForcedReads = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private Task<OpenIdConnectConfiguration>? _reading;
    private Kept? _kept;

    /// <exception cref="ProviderUnreachableException">It does not answer, and nothing that it said lately is known.</exception>
    /// <exception cref="SignInRefusedException">It says what can't be believed.</exception>
    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        var kept = Volatile.Read(ref _kept);
        if (kept is not null && time.GetUtcNow() < kept.ReadAgainAt)
        {
            return kept.Metadata;
        }

        try
        {
            return await ReadTogetherAsync(cancel);
        }
        catch (ProviderUnreachableException exception) when (kept is not null && Age(kept) < UsableFor)
        {
            Interlocked.CompareExchange(ref _kept, kept with { ReadAgainAt = time.GetUtcNow() + SparedFor, LacksAKey = false }, kept);
            if (kept.LacksAKey)
            {
                throw;
            }

            LogLastUsed(kept.ReadAt, exception.Message);
            return kept.Metadata;
        }
    }

    public override async Task<BaseConfiguration> GetBaseConfigurationAsync(CancellationToken cancel) => await GetConfigurationAsync(cancel);

    /// <summary>A token names a key that is not known, and what was said before is no answer to that. Not so soon after the last reading, though.</summary>
    public override void RequestRefresh()
    {
        if (Volatile.Read(ref _kept) is { } kept && Age(kept) >= BetweenForcedReads)
        {
            Interlocked.CompareExchange(ref _kept, kept with { ReadAgainAt = time.GetUtcNow(), LacksAKey = true }, kept);
        }
    }

    private Task<OpenIdConnectConfiguration> ReadTogetherAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            _reading = _reading is { IsCompleted: false } underWay ? underWay : ReadAsync();
            return _reading.WaitAsync(cancellationToken);
        }
    }

    // It belongs to nobody who waits: who leaves ends it for none of the others.
    private async Task<OpenIdConnectConfiguration> ReadAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.ProviderTimeoutSeconds), time);
        try
        {
            var metadata = await FetchAsync(limit.Token);
            Volatile.Write(ref _kept, new Kept(metadata, time.GetUtcNow(), time.GetUtcNow() + KeptFor));
            return metadata;
        }
        catch (Exception exception) when (exception is not SignInRefusedException)
        {
            throw new ProviderUnreachableException(
                limit.IsCancellationRequested ? $"The identity provider did not answer within {options.Value.ProviderTimeoutSeconds} seconds." : $"The identity provider could not be read ({exception.GetType().Name}).",
                exception);
        }
    }

    private async Task<OpenIdConnectConfiguration> FetchAsync(CancellationToken cancellationToken)
    {
        using var client = clients.CreateClient(ClientName);
        var documents = new Documents(client, options.Value.RequireHttpsMetadata);
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

        string?[] needed = [metadata.AuthorizationEndpoint, metadata.TokenEndpoint, .. options.Value.GetClaimsFromUserInfoEndpoint ? [metadata.UserInfoEndpoint] : Array.Empty<string>()];
        string?[] further = [metadata.EndSessionEndpoint, metadata.PushedAuthorizationRequestEndpoint];
        if (!needed.Concat(further.Where(f => !string.IsNullOrEmpty(f))).All(IsAllowed))
        {
            throw new SignInRefusedException("The provider's discovery document lacks an endpoint, or has one without https.");
        }
    }

    private bool IsAllowed(string? endpoint) =>
        Uri.TryCreate(endpoint, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && !options.Value.RequireHttpsMetadata));

    private TimeSpan Age(Kept kept) => time.GetUtcNow() - kept.ReadAt;

    [LoggerMessage(LogLevel.Warning, "What the identity provider said at {ReadAt:u} is used once more. {Reason}")]
    private partial void LogLastUsed(DateTimeOffset readAt, string reason);

    /// <summary>In place of the library's own, which does not pass the token on: what hangs could not be given up.</summary>
    private sealed class Documents(HttpClient client, bool requireHttps) : IDocumentRetriever
    {
        public Task<string> GetDocumentAsync(string address, CancellationToken cancel) =>
            requireHttps && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                ? throw new SignInRefusedException("The provider's discovery document names keys without https.")
                : client.GetStringAsync(new Uri(address), cancel);
    }

    private sealed record Kept(OpenIdConnectConfiguration Metadata, DateTimeOffset ReadAt, DateTimeOffset ReadAgainAt)
    {
        public bool LacksAKey { get; init; }
    }
}

/// <summary>A sign-in that must not succeed. The message is for the log; it holds nothing that came from the browser.</summary>
public sealed class SignInRefusedException(string message) : Exception(message);

/// <summary>The provider does not answer, or not with what it should.</summary>
public sealed class ProviderUnreachableException(string message, Exception cause) : Exception(message, cause);
