using Microsoft.Extensions.Options;

namespace Portal.Services.Reviews;

/// <summary>What a review can say of a message in a word or two.</summary>
public sealed class ReviewOptions
{
    public const string Section = "Reviews";

    private const int LongestKind = 40;
    private const int MostKinds = 20;

    private static readonly IReadOnlyList<string> BuiltIn = ["Good example", "Tone", "Wrong information", "Missing information", "Other"];

    /// <summary>In the place of the built-in ones; the first is what one key of a sample says.</summary>
    public List<string> Kinds { get; set; } = [];

    public IReadOnlyList<string> All => Kinds.Count > 0 ? Kinds : BuiltIn;

    internal sealed class Validator : IValidateOptions<ReviewOptions>
    {
        public ValidateOptionsResult Validate(string? name, ReviewOptions options)
        {
            List<string> problems =
            [
                .. options.Kinds.Index().Where(k => string.IsNullOrWhiteSpace(k.Item) || k.Item.Trim() != k.Item || k.Item.Length > LongestKind)
                    .Select(k => $"{Section}:{nameof(Kinds)}:{k.Index} must be a word or a few, at most {LongestKind} characters and no spaces around them."),
                .. options.Kinds.GroupBy(kind => kind, StringComparer.OrdinalIgnoreCase).Where(same => same.Count() > 1)
                    .Select(same => $"{Section}:{nameof(Kinds)} has “{same.Key}” more than once."),
                .. options.Kinds.Count > MostKinds ? [$"{Section}:{nameof(Kinds)} may have at most {MostKinds}."] : Array.Empty<string>(),
            ];
            return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
