using Microsoft.Extensions.Options;

namespace Portal.Web.Features.SignIn;

internal sealed class SignInOptionsValidator : IValidateOptions<SignInOptions>
{
    // What the protocol's safety rests on, and what has a setting of its own.
    private static readonly HashSet<string> Protocol = new(StringComparer.OrdinalIgnoreCase)
    {
        "client_id", "client_secret", "code_challenge", "code_challenge_method", "nonce", "prompt", "redirect_uri", "request", "request_uri", "response_mode", "response_type", "scope", "state",
    };

    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var problems = Problems(options).Select(p => $"{SignInOptions.Section}:{p}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(SignInOptions options) =>
    [
        .. Authority(options),
        .. Missing("ClientId", options.ClientId),
        .. Missing("SupportContact", options.SupportContact),
        .. options.ProviderTimeoutSeconds is >= 1 and <= 60 ? Array.Empty<string>() : ["ProviderTimeoutSeconds must be from 1 to 60."],
        .. options.AuthorizationParameters.Keys.Where(Protocol.Contains).Select(name => $"AuthorizationParameters:{name} is the portal’s own to set."),
        .. Path("CallbackPath", options.CallbackPath),
        .. Path("SignedOutCallbackPath", options.SignedOutCallbackPath),
        .. Missing("Claims:SubAccount", options.Claims.SubAccount),
        .. Missing("Claims:Role", options.Claims.Role),
        .. Missing("Claims:Name", options.Claims.Name),
        .. options.RedirectOrigins.Where(o => !IsOrigin(o)).Select(o => $"RedirectOrigins has an entry that is no origin such as https://login.example.com: {o}"),
    ];

    private static IEnumerable<string> Authority(SignInOptions options) => options.Authority switch
    {
        "" => ["Authority is missing: the address of the identity provider."],
        var address when !Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("https" or "http") => ["Authority is not an address."],
        var address when options.RequireHttpsMetadata && !address.StartsWith("https://", StringComparison.OrdinalIgnoreCase) =>
            ["Authority must begin with https://, unless SignIn:RequireHttpsMetadata is false."],
        _ => [],
    };

    private static IEnumerable<string> Missing(string key, string value) => string.IsNullOrWhiteSpace(value) ? [$"{key} is missing."] : [];

    private static IEnumerable<string> Path(string key, string value) => value.StartsWith('/') ? [] : [$"{key} must begin with a slash."];

    private static bool IsOrigin(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.GetLeftPart(UriPartial.Authority) == text.TrimEnd('/');
}
