using System.Text.RegularExpressions;
using Portal.Tests.Support;

namespace Portal.Tests.Web.Layout;

/// <summary>What is left of MudBlazor's sheet when it goes out; the journeys look at the classes of every page (<c>Looks</c>).</summary>
public sealed partial class MudSheetTests
{
    [Fact]
    public void No_part_whose_styles_are_left_out_is_on_a_page()
    {
        var source = Path.Combine(Repository.Root, "src", "Portal.Web");
        var parts = Directory.EnumerateFiles(source, "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Parts().Matches(File.ReadAllText(file)))
            .Select(part => "mud" + Capitals().Replace(part.Groups["name"].Value, "-$0").ToLowerInvariant())
            .Distinct().ToList();

        Assert.Contains("mud-toggle-group", parts);
        Assert.DoesNotContain(parts, LeftOutStyles.Classes.Contains);
    }

    [Fact]
    public void Parts_of_the_frame_keep_their_styles_and_parts_that_no_page_has_lose_them()
    {
        Assert.Contains("mud-timeline", LeftOutStyles.Classes);
        Assert.Contains("pa-sm-4", LeftOutStyles.Classes);
        Assert.DoesNotContain("mud-button-root", LeftOutStyles.Classes);
        Assert.DoesNotContain("mud-dialog-width-sm", LeftOutStyles.Classes);
        Assert.DoesNotContain("d-sm-block", LeftOutStyles.Classes);
        Assert.All([".mud-button-root", ".mud-dialog-width-sm", ".d-sm-block", ".mud-toggle-group"], rule => Assert.Contains(rule, LeftOutStyles.Sheet, StringComparison.Ordinal));
        Assert.All([".mud-timeline", ".pa-sm-4", "\\"], rule => Assert.DoesNotContain(rule, LeftOutStyles.Sheet, StringComparison.Ordinal));
    }

    [GeneratedRegex("<Mud(?<name>[A-Za-z]+)", RegexOptions.NonBacktracking)]
    private static partial Regex Parts();

    [GeneratedRegex("[A-Z]", RegexOptions.NonBacktracking)]
    private static partial Regex Capitals();
}
