using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Portal.Web;

/// <summary>Turns what the settings' validators threw into one line for each wrong key, beginning with the key as it is configured.</summary>
internal static partial class SettingProblems
{
    /// <summary>Empty when the start failed for another reason.</summary>
    public static IReadOnlyList<string> Of(Exception exception) => exception switch
    {
        OptionsValidationException wrong => [.. wrong.Failures.Select(f => WithKey(wrong.OptionsType, f)).Distinct()],
        AggregateException several => [.. several.InnerExceptions.SelectMany(Of).Distinct()],
        InvalidOperationException unreadable when Unreadable().Match(unreadable.Message) is { Success: true } match =>
            [$"{match.Groups["key"].Value} can't be read as {match.Groups["type"].Value}."], // without the value, which may be a secret
        _ => [],
    };

    // A generated validator says “Path: The StorageOptions.Path field is required.”, which names a class and not the key.
    private static string WithKey(Type options, string failure) =>
        Generated().Match(failure) is { Success: true } match && options.GetField("Section")?.GetRawConstantValue() is string section
            ? $"{section}:{match.Groups["member"].Value} {Verb(match.Groups["rest"].Value)}"
            : failure;

    private static string Verb(string rest) => rest.StartsWith("field ", StringComparison.Ordinal) ? rest["field ".Length..] : rest;

    [GeneratedRegex(@"^(?<member>\w+): The (field )?\w+\.\k<member> (?<rest>.+)$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Generated();

    [GeneratedRegex(@"^Failed to convert configuration value .* at '(?<key>[^']+)' to type '(System\.)?(?<type>[^']+)'", RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Unreadable();
}
