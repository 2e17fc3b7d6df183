using System.Net;
using Microsoft.Extensions.Options;

namespace Portal.Web.Features.Security;

/// <summary>The proxies in front of the portal that are believed when they say who asks, and how: what anybody else says of that is not listened to.</summary>
public sealed class ProxyOptions
{
    public const string Section = "Proxy";

    /// <summary>Addresses, such as 10.0.0.5, or networks, such as 10.0.0.0/8. None: no proxy.</summary>
    public IList<string> Known { get; set; } = [];
}

internal sealed class ProxyValidator : IValidateOptions<ProxyOptions>
{
    public ValidateOptionsResult Validate(string? name, ProxyOptions options)
    {
        var problems = options.Known
            .Select((known, i) => IPAddress.TryParse(known, out _) || IPNetwork.TryParse(known, out _) ? null
                : $"{ProxyOptions.Section}:{nameof(ProxyOptions.Known)}:{i} must be an address, such as 10.0.0.5, or a network, such as 10.0.0.0/8.")
            .OfType<string>().ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }
}
