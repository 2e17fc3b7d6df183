using Microsoft.Extensions.Options;

namespace Portal.Sandbox.Marketplace;

/// <summary>What the tokens that are issued from now on are worth.</summary>
internal sealed class TokenTerms(IOptions<SandboxOptions> options)
{
    private readonly Lock _gate = new();
    private IReadOnlyList<string> _leftOut = [];
    private TimeSpan _lifetime = Configured(options.Value);

    /// <summary>Scopes that are not granted, whoever asks for them.</summary>
    public IReadOnlyList<string> LeftOutScopes
    {
        get
        {
            lock (_gate)
            {
                return _leftOut;
            }
        }

        set
        {
            lock (_gate)
            {
                _leftOut = value;
            }
        }
    }

    public TimeSpan AccessTokenLifetime
    {
        get
        {
            lock (_gate)
            {
                return _lifetime;
            }
        }

        set
        {
            lock (_gate)
            {
                _lifetime = value;
            }
        }
    }

    public void Reset() => (LeftOutScopes, AccessTokenLifetime) = ([], Configured(options.Value));

    private static TimeSpan Configured(SandboxOptions options) => TimeSpan.FromSeconds(options.AppTokenSeconds);
}
