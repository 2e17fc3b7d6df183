using Microsoft.Extensions.Options;

namespace Portal.Services.Composing;

internal sealed class SendingRulesValidator : IValidateOptions<SendingRulesOptions>
{
    public ValidateOptionsResult Validate(string? name, SendingRulesOptions options)
    {
        var problems = options.SelectMany(o => Problems($"{SendingRulesOptions.Section}:{o.Key}", o.Value)).ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(string key, SendingRules rules)
    {
        foreach (var problem in rules.QuietHours.Problems($"{key}:{nameof(SendingRules.QuietHours)}", rules.Known))
        {
            yield return problem;
        }

        foreach (var channel in rules.Channels.Where(channel => Channel.Find(channel) is null))
        {
            yield return $"{key}:Channels names {channel}, which is none of {string.Join(", ", Channel.All.Select(c => c.Key))}.";
        }

        foreach (var further in rules.FurtherChannels.Where(f => Channel.Find(f.Key) is not null || InvisibleCharacters.IsBlank(f.Value)))
        {
            yield return $"{key}:FurtherChannels:{further.Key} must be a type that the portal doesn't know yet, with a name.";
        }

        foreach (var sender in rules.Senders.Where(sender => !EmailAddress.TryParse(sender, out _)))
        {
            yield return $"{key}:Senders holds what is no email address: {sender}";
        }

        foreach (var language in rules.Languages.Where(language => !AttachmentMentions.Languages.Contains(language)))
        {
            yield return $"{key}:Languages names {language}, which is none of {string.Join(", ", AttachmentMentions.Languages.Order(StringComparer.Ordinal))}.";
        }

        if (rules.AttachmentWords.Any(InvisibleCharacters.IsBlank))
        {
            yield return $"{key}:AttachmentWords holds an empty word.";
        }

        foreach (var provider in rules.CustomProviders.Where(p => InvisibleCharacters.IsBlank(p.Value)))
        {
            yield return $"{key}:CustomProviders:{provider.Key} has no name.";
        }
    }
}
