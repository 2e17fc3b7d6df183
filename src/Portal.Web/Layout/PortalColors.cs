namespace Portal.Web.Layout;

/// <summary>One colour of the portal, as <c>--name</c> in its style sheets.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Light">As <c>#rrggbb</c>, or with an opacity.</param>
/// <param name="Dark">The same where the viewer's screen is dark.</param>
public sealed record PortalColor(string Name, string Light, string Dark);

/// <summary>
/// The portal's colours. <see cref="PortalTheme"/> and the sheet <c>colors.css</c> are made of them. Text keeps at least 4.5:1 on every surface that it stands on.
/// </summary>
public static class PortalColors
{
    public static readonly PortalColor Canvas = new("canvas", "#f2f5f5", "#0d1417");
    public static readonly PortalColor Surface = new("surface", "#ffffff", "#131b1f");
    public static readonly PortalColor Sunken = new("sunken", "#f6f8f8", "#10181b");
    public static readonly PortalColor Raised = new("raised", "#ffffff", "#1a2429");
    public static readonly PortalColor Hover = new("hover", "#eef3f3", "#1c272c");
    public static readonly PortalColor Line = new("line", "#e0e6e7", "#263338");
    public static readonly PortalColor LineStrong = new("line-strong", "#7d8b90", "#6d7f86");

    public static readonly PortalColor Ink = new("ink", "#14232a", "#e7eef0");
    public static readonly PortalColor Ink2 = new("ink-2", "#4a5b63", "#b0bfc5");
    public static readonly PortalColor Ink3 = new("ink-3", "#5c6c74", "#97a8ae");

    public static readonly PortalColor Accent = new("accent", "#0f5f74", "#7cc9d9");
    public static readonly PortalColor AccentHover = new("accent-hover", "#0b4d5f", "#98d8e5");
    public static readonly PortalColor AccentInk = new("accent-ink", "#0c5568", "#7cc9d9");
    public static readonly PortalColor AccentSoft = new("accent-soft", "#dff0f2", "#16343d");
    public static readonly PortalColor AccentLine = new("accent-line", "#b5d9df", "#24505c");
    public static readonly PortalColor OnAccent = new("on-accent", "#ffffff", "#04222a");

    public static readonly PortalColor Good = new("good", "#16693f", "#79cf9f");
    public static readonly PortalColor Warn = new("warn", "#855300", "#eabf6c");
    public static readonly PortalColor WarnSoft = new("warn-soft", "#fdf2dc", "#2e2616");
    public static readonly PortalColor WarnLine = new("warn-line", "#ecd3a0", "#57461f");
    public static readonly PortalColor Bad = new("bad", "#b0261d", "#ff9e94");
    public static readonly PortalColor BadHover = new("bad-hover", "#921d16", "#ffb4ac");
    public static readonly PortalColor BadSoft = new("bad-soft", "#fdeeec", "#351d1b");
    public static readonly PortalColor BadLine = new("bad-line", "#f0c7c2", "#64312d");

    public static readonly PortalColor Sms = new("channel-sms", "#0c5568", "#7cc9d9");
    public static readonly PortalColor Email = new("channel-email", "#6240ab", "#c3aef5");
    public static readonly PortalColor WhatsApp = new("channel-whatsapp", "#17693a", "#79cf9f");
    public static readonly PortalColor Instagram = new("channel-instagram", "#a3216a", "#f2a0cb");
    public static readonly PortalColor Facebook = new("channel-facebook", "#1d58b8", "#9bbcf8");
    public static readonly PortalColor LiveChat = new("channel-live-chat", "#8a4b08", "#edb877");
    public static readonly PortalColor Custom = new("channel-custom", "#4a5b63", "#b0bfc5");

    public static readonly PortalColor Focus = new("focus", "#1183a0", "#5fc3d8");
    public static readonly PortalColor Scrim = new("scrim", "rgb(12 26 32 / 45%)", "rgb(0 0 0 / 60%)");

    public static IReadOnlyList<PortalColor> Channels { get; } = [Sms, Email, WhatsApp, Instagram, Facebook, LiveChat, Custom];

    public static IReadOnlyList<PortalColor> All { get; } =
    [
        Canvas, Surface, Sunken, Raised, Hover, Line, LineStrong, Ink, Ink2, Ink3, Accent, AccentHover, AccentInk, AccentSoft, AccentLine, OnAccent,
        Good, Warn, WarnSoft, WarnLine, Bad, BadHover, BadSoft, BadLine, .. Channels, Focus, Scrim,
    ];
}
