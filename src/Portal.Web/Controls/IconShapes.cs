namespace Portal.Web.Controls;

/// <summary>The outlines of the icons, drawn on a square of 20 with a line of 1.6.</summary>
internal static class IconShapes
{
    private const string Circle = "M10 16.8a6.8 6.8 0 1 0 0-13.6 6.8 6.8 0 0 0 0 13.6z";
    private const string Bubble = "M3.5 5.8a2.3 2.3 0 0 1 2.3-2.3h8.4a2.3 2.3 0 0 1 2.3 2.3v5.4a2.3 2.3 0 0 1-2.3 2.3H9l-3.6 3v-3a2.2 2.2 0 0 1-1.9-2.3z";

    public static string Of(IconName name) => name switch
    {
        IconName.Attachment => "M15.8 9.4l-6 6a3.6 3.6 0 0 1-5.1-5.1l6.4-6.4a2.4 2.4 0 0 1 3.4 3.4l-6.3 6.3a1.2 1.2 0 0 1-1.7-1.7l5.6-5.6",
        IconName.Back => "M12 4.5 6.5 10l5.5 5.5",
        IconName.BellOff => "M5.5 8.5a4.5 4.5 0 0 1 7.7-3.2M14.5 8.5c0 3.2 1.3 4.2 1.3 4.9H8M4.2 13.4c0-.7 1.3-1.7 1.3-4.9M8.4 15.8a1.7 1.7 0 0 0 3.2 0M3.5 3.5l13 13",
        IconName.Check => "M4.5 10.5 8 14l7.5-8",
        IconName.ChevronDown => "M5.5 8l4.5 4.5L14.5 8",
        IconName.Clock => Circle + "M10 6.2V10l2.5 1.6",
        IconName.Close => "M5 5l10 10M15 5 5 15",
        IconName.Company => "M4 16.5v-12a1 1 0 0 1 1-1h6a1 1 0 0 1 1 1v12M12 8h3a1 1 0 0 1 1 1v7.5M2.8 16.5h14.4M6.8 7h2.4M6.8 10h2.4M6.8 13h2.4",
        IconName.Conversations => Bubble,
        IconName.Custom => "M7.5 3v3.5M12.5 3v3.5M5.5 6.5h9V9a4.5 4.5 0 0 1-9 0zM10 13.5V17",
        IconName.Delivered => "M2.5 10.5 6 14l6.5-8M9.6 13.1l.9.9L17.5 6",
        IconName.Details => "M3.5 5.5A1.5 1.5 0 0 1 5 4h10a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 15 16H5a1.5 1.5 0 0 1-1.5-1.5zM12.5 4v12",
        IconName.Down => "M10 4v11.5M5 10.5l5 5 5-5",
        IconName.Email => "M3 6a1.5 1.5 0 0 1 1.5-1.5h11A1.5 1.5 0 0 1 17 6v8a1.5 1.5 0 0 1-1.5 1.5h-11A1.5 1.5 0 0 1 3 14zM3.4 6.2 10 11l6.6-4.8",
        IconName.Facebook => "M13 4.2h-1.4A2.6 2.6 0 0 0 9 6.8v9.7M6.6 9.8h5.6",
        IconName.Held => Circle + "M8.2 7.8v4.4M11.8 7.8v4.4",
        IconName.History => "M10 6v4l2.8 1.8M3.4 9.2a6.7 6.7 0 1 1 .6 3.6M3.2 5.2v4h4",
        IconName.Image => "M3.5 5.5A1.5 1.5 0 0 1 5 4h10a1.5 1.5 0 0 1 1.5 1.5v9A1.5 1.5 0 0 1 15 16H5a1.5 1.5 0 0 1-1.5-1.5zM4 14l4-4 3 3 2-2 3 3M12.8 7.6h.01",
        IconName.Info => Circle + "M10 9.4v3.8M10 6.8h.01",
        IconName.Instagram => "M6.5 3.5h7a3 3 0 0 1 3 3v7a3 3 0 0 1-3 3h-7a3 3 0 0 1-3-3v-7a3 3 0 0 1 3-3zM10 12.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM13.8 6.2h.01",
        IconName.LiveChat => "M3 5.5A1.5 1.5 0 0 1 4.5 4h7A1.5 1.5 0 0 1 13 5.5v3a1.5 1.5 0 0 1-1.5 1.5H7l-2.4 2v-2A1.5 1.5 0 0 1 3 8.5zM9 13a1.5 1.5 0 0 0 1.3.7h3.1l2.4 2v-2A1.5 1.5 0 0 0 17 12.2V9.4a1.5 1.5 0 0 0-1.2-1.5",
        IconName.Note => "M5 3.5h10a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1v-11a1 1 0 0 1 1-1zM7 7.2h6M7 10.2h6M7 13.2h3",
        IconName.Phone => "M6.2 3.5 7.8 7 6.3 8.4a9 9 0 0 0 4.4 4.4l1.4-1.5 3.4 1.6v2.2a1.5 1.5 0 0 1-1.6 1.5A11.5 11.5 0 0 1 3.5 5.1 1.5 1.5 0 0 1 5 3.5z",
        IconName.Question => Circle + "M8 8.1a2 2 0 1 1 2.8 1.8c-.5.2-.8.6-.8 1.2M10 13.6h.01",
        IconName.Reply => "M8 4.5 3.5 9 8 13.5M3.5 9h8a5 5 0 0 1 5 5v1.5",
        IconName.Retry => "M16.4 8.8a6.6 6.6 0 1 0-.2 3.2M16.6 4.6v4.2h-4.2",
        IconName.Search => "M13.1 13.1 17 17M9 14.6A5.6 5.6 0 1 0 9 3.4a5.6 5.6 0 0 0 0 11.2z",
        IconName.Sending => "M17 3.2 8.6 11.6M17 3.2l-5.2 13.6-3.2-5.2-5.4-3.2z",
        IconName.SignOut => "M8 16.5H5A1.5 1.5 0 0 1 3.5 15V5A1.5 1.5 0 0 1 5 3.5h3M13 13.5l3.5-3.5L13 6.5M16.5 10h-9",
        IconName.Sms => Bubble + "M6.9 8.6h.01M10 8.6h.01M13.1 8.6h.01",
        IconName.Stop => Circle + "M5.3 5.3l9.4 9.4",
        IconName.Tag => "M3.5 4.5v5l7 7 6-6-7-7h-5a1 1 0 0 0-1 1zM7 7h.01",
        IconName.Warning => "M10 3.6 17.2 16H2.8zM10 8.2v3.6M10 13.8h.01",
        IconName.WhatsApp => "M3.3 16.7l1-3.3a6.8 6.8 0 1 1 2.4 2.3zM7.5 7.3c0 2.9 2.3 5.2 5.2 5.2l.6-1.5-1.7-.9-.8.7a4 4 0 0 1-1.6-1.6l.7-.8-.9-1.7z",
        IconName.Write => "M4 16l.8-3.4 8.3-8.3a1.6 1.6 0 0 1 2.3 0l.3.3a1.6 1.6 0 0 1 0 2.3l-8.3 8.3zM11.6 5.8l2.6 2.6",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "This icon has no outline."),
    };
}
