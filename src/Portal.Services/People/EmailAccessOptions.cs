using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Portal.Services.SubAccounts;

namespace Portal.Services.People;

/// <summary>What the address of a person says about them, where the claims don't.</summary>
public sealed class EmailAccessOptions
{
    public const string Section = "SignIn";

    /// <summary>
    /// Whether an address counts of which the provider doesn't say whether it is verified. Only for a provider at which nobody can choose
    /// their own address; one that says an address is not verified is believed all the same.
    /// </summary>
    public bool TrustEmail { get; set; }

    /// <summary>Addresses of those who are administrators of every sub-account, so that there is somebody to fill the lists.</summary>
    public IList<string> Administrators { get; set; } = [];

    /// <summary>By the domain of the address.</summary>
    public IDictionary<string, DomainAccess> Domains { get; set; } = new Dictionary<string, DomainAccess>();

    /// <summary>The address in its one form where it counts as the person's own; else null.</summary>
    public string? Proven(string? email, bool? isVerified) => isVerified ?? TrustEmail ? SignInEmail.Normalize(email) : null;

    public bool IsAdministrator(string? provenEmail) => provenEmail is not null && Administrators.Any(a => SignInEmail.Normalize(a) == provenEmail);

    public DomainAccess? OfDomain(string? provenEmail) =>
        provenEmail is null ? null : Domains.FirstOrDefault(d => SignInEmail.Domain(d.Key) == SignInEmail.DomainOf(provenEmail)).Value;
}

/// <summary>What everybody is, and where, whose address has a domain.</summary>
public sealed class DomainAccess
{
    public Role? Role { get; set; }

    /// <summary>Location ids.</summary>
    public IList<string> SubAccounts { get; set; } = [];
}

internal sealed class EmailAccessOptionsValidator(IConfiguration configuration) : IValidateOptions<EmailAccessOptions>
{
    public ValidateOptionsResult Validate(string? name, EmailAccessOptions options)
    {
        var known = configuration.GetSection(SubAccountsOptions.Section).GetChildren().Select(s => s.Key).ToHashSet();
        var problems = options.Administrators.Where(a => SignInEmail.Normalize(a) is null).Select(a => $"Administrators has an entry that is no email address: {a}.")
            .Concat(options.Domains.SelectMany(d => OfDomain(d.Key, d.Value, known).Select(problem => $"Domains:{d.Key}{problem}")))
            .Select(problem => $"{EmailAccessOptions.Section}:{problem}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> OfDomain(string name, DomainAccess domain, HashSet<string> known) =>
    [
        .. SignInEmail.Domain(name) is null ? [" is no domain such as example.com."] : Array.Empty<string>(),
        .. domain.Role switch
        {
            Role.DraftOnly or Role.Staff or Role.Manager => Array.Empty<string>(),
            Role.Admin => [$":Role can’t be Admin: everybody with such an address would be one. Name administrators under {EmailAccessOptions.Section}:Administrators."],
            _ => [":Role must be DraftOnly, Staff or Manager."],
        },
        .. domain.SubAccounts.Count == 0 ? [":SubAccounts is empty: name at least one sub-account by its location id."] : Array.Empty<string>(),
        .. domain.SubAccounts.Where(id => !known.Contains(id)).Select(id => $":SubAccounts names {id}, which is not under {SubAccountsOptions.Section}."),
    ];
}
