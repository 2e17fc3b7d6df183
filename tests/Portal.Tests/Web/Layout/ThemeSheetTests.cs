using System.Globalization;
using Portal.Tests.Support;
using Portal.Web.Layout;
using static Portal.Web.Layout.PortalColors;

namespace Portal.Tests.Web.Layout;

public sealed class ThemeSheetTests
{
    /// <summary>Set, the sheets are written anew instead of compared: see docs/theme.md.</summary>
    private static readonly bool Writes = Environment.GetEnvironmentVariable("PORTAL_WRITE_SHEETS") == "1";

    private static readonly PortalColor[] Surfaces = [Canvas, Surface, Sunken, Raised, Hover];

    [Fact]
    public Task The_sheet_of_colours_is_what_the_colours_say() => IsWrittenAsync("colors.css", ThemeSheets.Colors());

    [Fact]
    public async Task The_sheet_of_the_theme_is_what_MudBlazor_would_write_into_a_page() => await IsWrittenAsync("theme.css", await ThemeSheets.ThemeAsync());

    [Fact]
    public void Text_can_be_read_on_every_surface_light_and_dark()
    {
        (PortalColor Text, PortalColor On)[] pairs =
        [
            .. from text in (PortalColor[])[Ink, Ink2, Ink3, AccentInk, Good, Warn, Bad, .. Channels] from surface in Surfaces select (text, surface),
            (OnAccent, Accent), (OnAccent, AccentHover), (Ink, AccentSoft), (AccentInk, AccentSoft), (Ink, WarnSoft), (Warn, WarnSoft), (Ink, BadSoft), (Bad, BadSoft), (BadHover, BadSoft),
            (Surface, Email), (Surface, Good), (Surface, Warn), (Surface, Bad), (Surface, Ink),
        ];

        var weak = from pair in pairs
                   from dark in (bool[])[false, true]
                   let contrast = Contrast(dark ? pair.Text.Dark : pair.Text.Light, dark ? pair.On.Dark : pair.On.Light)
                   where contrast < 4.5
                   select $"{pair.Text.Name} on {pair.On.Name}, {(dark ? "dark" : "light")}: {contrast:0.00}";

        Assert.Empty(weak);
    }

    private static async Task IsWrittenAsync(string name, string sheet)
    {
        var path = Path.Combine(Repository.Root, "wwwroot", name);
        if (Writes)
        {
            await File.WriteAllTextAsync(path, sheet, TestContext.Current.CancellationToken);
        }

        Assert.Equal(sheet, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    /// <summary>As WCAG 2.2 defines it.</summary>
    private static double Contrast(string first, string second)
    {
        var (a, b) = (Luminance(first), Luminance(second));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color) => (0.2126 * Part(color, 1)) + (0.7152 * Part(color, 3)) + (0.0722 * Part(color, 5));

    private static double Part(string color, int at)
    {
        var part = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);
    }
}
