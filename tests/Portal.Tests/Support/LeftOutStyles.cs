using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Portal.Tests.Support;

/// <summary>The classes whose rules are left out of MudBlazor's sheet as it goes out (WebRoot.targets).</summary>
internal static partial class LeftOutStyles
{
    private static readonly string Web = Path.Combine(Repository.Root, "src", "Portal.Web");
    private static readonly XDocument Targets = XDocument.Load(Path.Combine(Web, "WebRoot.targets"));

    public static IReadOnlySet<string> Classes { get; } = Of();

    /// <summary>What goes out.</summary>
    public static string Sheet => File.ReadAllText(Path.Combine(Web, "obj", "mud", "MudBlazor.min.css"));

    private static HashSet<string> Of()
    {
        var unused = new Regex($"^(?:{Said("UnusedClasses").Replace("$(UnusedParts)", Said("UnusedParts"), StringComparison.Ordinal).Replace("$(UnusedPalettes)", Said("UnusedPalettes"), StringComparison.Ordinal)})", RegexOptions.None, TimeSpan.FromSeconds(1));
        var whole = File.ReadAllText(Path.Combine(Web, "obj", "mud", "whole.css"));
        return [.. ClassNames().Matches(whole).Select(m => m.Groups["name"].Value).Where(name => unused.IsMatch(name))];
    }

    private static string Said(string property) => Targets.Descendants(property).Single().Value;

    [GeneratedRegex(@"\.(?<name>[a-z][a-z0-9-]*)", RegexOptions.NonBacktracking)]
    private static partial Regex ClassNames();
}
