using System.Text.RegularExpressions;

namespace Portal.Tests.Support;

/// <summary>The classes that MudBlazor's sheet has rules for and the sheet that goes out has none (WebRoot.targets).</summary>
internal static partial class LeftOutStyles
{
    private static readonly string _folder = Path.Combine(Repository.Root, "src", "Portal.Web", "obj", "mud");

    public static IReadOnlySet<string> Classes { get; } = ClassesOf("whole.css").Except(ClassesOf("MudBlazor.min.css")).ToHashSet(StringComparer.Ordinal);

    private static IEnumerable<string> ClassesOf(string sheet) => ClassNames().Matches(File.ReadAllText(Path.Combine(_folder, sheet))).Select(m => m.Groups["name"].Value);

    [GeneratedRegex(@"\.(?<name>[a-z][a-z0-9-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex ClassNames();
}
