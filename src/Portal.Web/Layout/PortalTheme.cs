using MudBlazor;
using static Portal.Web.Layout.PortalColors;

namespace Portal.Web.Layout;

/// <summary>How MudBlazor's components look here. What its provider would write into each page stands in <c>theme.css</c>: our policy allows no element of style.</summary>
public static class PortalTheme
{
    private static readonly string[] SystemFonts = ["Segoe UI Variable Text", "Segoe UI", "-apple-system", "SF Pro Text", "Noto Sans", "Liberation Sans", "Arial", "sans-serif"];

    public static MudTheme Create()
    {
        var theme = new MudTheme
        {
            PaletteLight = Fill(new PaletteLight(), color => color.Light),
            PaletteDark = Fill(new PaletteDark(), color => color.Dark),
            LayoutProperties = new LayoutProperties { DefaultBorderRadius = "8px", AppbarHeight = "52px", DrawerWidthLeft = "200px", DrawerMiniWidthLeft = "92px" },
        };
        Write(theme.Typography);
        return theme;
    }

    private static TPalette Fill<TPalette>(TPalette palette, Func<PortalColor, string> of)
        where TPalette : Palette
    {
        Colors(palette, of);
        Surfaces(palette, of);
        Lines(palette, of);
        return palette;
    }

    private static void Colors(Palette palette, Func<PortalColor, string> of)
    {
        (palette.Primary, palette.PrimaryContrastText) = (of(Accent), of(OnAccent));
        (palette.Secondary, palette.SecondaryContrastText) = (of(Email), of(Surface));
        (palette.Tertiary, palette.TertiaryContrastText) = (of(Instagram), of(Surface));
        (palette.Info, palette.InfoContrastText) = (of(Facebook), of(Surface));
        (palette.Success, palette.SuccessContrastText) = (of(Good), of(Surface));
        (palette.Warning, palette.WarningContrastText) = (of(Warn), of(Surface));
        (palette.Error, palette.ErrorContrastText) = (of(Bad), of(Surface));
        (palette.Dark, palette.DarkContrastText) = (of(Ink), of(Surface));
        palette.GrayDarker = of(Ink); // what a tooltip stands on; its text is the contrast to dark
    }

    private static void Surfaces(Palette palette, Func<PortalColor, string> of)
    {
        (palette.Background, palette.BackgroundGray, palette.Surface) = (of(Canvas), of(Sunken), of(Surface));
        (palette.AppbarBackground, palette.AppbarText) = (of(Canvas), of(Ink));
        (palette.DrawerBackground, palette.DrawerText, palette.DrawerIcon) = (of(Canvas), of(Ink2), of(Ink2));
        (palette.TextPrimary, palette.TextSecondary, palette.TextDisabled) = (of(Ink), of(Ink2), of(Ink3));
        (palette.ActionDefault, palette.ActionDisabled, palette.ActionDisabledBackground) = (of(Ink2), of(Ink3), of(Hover));
    }

    private static void Lines(Palette palette, Func<PortalColor, string> of)
    {
        (palette.LinesDefault, palette.LinesInputs, palette.Divider, palette.DividerLight) = (of(Line), of(LineStrong), of(Line), of(Line));
        (palette.TableLines, palette.TableStriped, palette.TableHover) = (of(Line), of(Sunken), of(Hover));
        palette.OverlayDark = of(Scrim);
    }

    private static void Write(Typography typography)
    {
        (typography.Default.FontFamily, typography.Default.FontSize, typography.Default.LineHeight, typography.Default.LetterSpacing) = (SystemFonts, "0.875rem", "1.45", "normal");
        (typography.Body1.FontSize, typography.Body2.FontSize) = ("0.875rem", "0.8125rem");
        (typography.Button.FontSize, typography.Button.FontWeight, typography.Button.TextTransform, typography.Button.LetterSpacing) = ("0.875rem", "500", "none", "normal");
        (typography.H6.FontSize, typography.H6.FontWeight) = ("1rem", "650");
    }
}
