using Microsoft.Extensions.Options;
using Portal.Services.Composing;
using Portal.Services.People;

namespace Portal.Services.SubAccounts;

/// <summary>Whether what a sub-account asks to have approved can be meant, in the configuration as in the portal.</summary>
internal sealed class ApprovalCheck : IValidateOptions<SendingRulesOptions>
{
    private const int MostPeople = 50;
    private const int MinutesAtLeast = 5;
    private const int MinutesAtMost = 7 * 24 * 60;

    public ValidateOptionsResult Validate(string? name, SendingRulesOptions options)
    {
        var problems = options
            .Select(o => (o.Key, Problem: Problem(o.Value.Approval, o.Value)))
            .Where(o => o.Problem is not null)
            .Select(o => $"{SendingRulesOptions.Section}:{o.Key}:{nameof(SendingRules.Approval)}: {o.Problem}")
            .ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>As a sentence; null where nothing is wrong.</summary>
    public static string? Problem(ApprovalSettings approval, SendingRules rules) =>
        approval.People.FirstOrDefault(person => SignInEmail.Normalize(person) is null) is { } wrong ? $"“{wrong}” is not an email address."
        : approval.People.GroupBy(SignInEmail.Normalize).FirstOrDefault(same => same.Count() > 1) is { } twice ? $"{twice.Key} is there twice."
        : approval.People.Count > MostPeople ? $"At most {MostPeople} people; these are {approval.People.Count}."
        : approval.Roles.FirstOrDefault(role => !Enum.GetNames<Role>().Contains(role)) is { } unknown ? $"The portal knows no role “{unknown}”."
        : approval.Channels.FirstOrDefault(key => rules.Find(key) is null) is { } channel ? $"The portal knows no channel “{channel}”."
        : approval.MoreRecipientsThan is < 1 ? "An email goes to one person at least."
        : approval.RemindAfterMinutes is < MinutesAtLeast or > MinutesAtMost ? "A reminder comes after five minutes at least, and after a week at most."
        : null;
}
