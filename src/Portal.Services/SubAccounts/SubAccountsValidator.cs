using Microsoft.Extensions.Options;
using Portal.Services.Scheduling;

namespace Portal.Services.SubAccounts;

internal sealed class SubAccountsValidator : IValidateOptions<SubAccountsOptions>
{
    public ValidateOptionsResult Validate(string? name, SubAccountsOptions options)
    {
        var problems = options.Count == 0
            ? [$"{SubAccountsOptions.Section} is empty: name at least one sub-account by its location id."]
            : options.SelectMany(o => Problems($"{SubAccountsOptions.Section}:{o.Key}", o.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string key, SubAccountOptions options)
    {
        if (string.IsNullOrWhiteSpace(options.Name))
        {
            yield return $"{key}:Name is missing.";
        }

        if (options.KeepDays is < SettingChecks.FewestDays or > SettingChecks.MostDays)
        {
            yield return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{key}:KeepDays must be between {SettingChecks.FewestDays} and {SettingChecks.MostDays}, or be left out to keep messages for ever.");
        }

        if (WorkingHours.Find(options.WorkingHours) is null)
        {
            yield return $"{key}:WorkingHours must be days and times, as in {WorkingHours.Usual}, Sat 10:00-13:00.";
        }

        if (WallZone.Find(options.TimeZone) is null)
        {
            yield return $"{key}:TimeZone is not an IANA time zone: {options.TimeZone}.{(WallZone.FindByAnyName(options.TimeZone) is { } meant ? $" Write {meant.Id}." : null)}";
        }
    }
}
