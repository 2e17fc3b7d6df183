using MudBlazor;

namespace Portal.Web.Controls;

/// <summary>What the icons look like, as MudBlazor's own: the inside of an SVG on a square of 24.</summary>
internal static class IconShapes
{
    public static string Of(IconName name) => name switch
    {
        IconName.Attachment => Icons.Material.Outlined.AttachFile,
        IconName.Bell => Icons.Material.Outlined.Notifications,
        IconName.BellOff => Icons.Material.Outlined.NotificationsOff,
        IconName.Check => Icons.Material.Outlined.Check,
        IconName.ChevronDown => Icons.Material.Outlined.KeyboardArrowDown,
        IconName.Clock => Icons.Material.Outlined.Schedule,
        IconName.Close => Icons.Material.Outlined.Close,
        IconName.Company => Icons.Material.Outlined.Business,
        IconName.Conversations => Icons.Material.Outlined.Forum,
        IconName.Custom => Icons.Material.Outlined.Power,
        IconName.Delivered => Icons.Material.Outlined.DoneAll,
        IconName.Details => Icons.Material.Outlined.ViewSidebar,
        IconName.Email => Icons.Material.Outlined.Email,
        IconName.Facebook => Icons.Custom.Brands.Facebook,
        IconName.Held => Icons.Material.Outlined.PauseCircle,
        IconName.History => Icons.Material.Outlined.History,
        IconName.Image => Icons.Material.Outlined.Image,
        IconName.Instagram => Icons.Custom.Brands.Instagram,
        IconName.LiveChat => Icons.Material.Outlined.QuestionAnswer,
        IconName.Note => Icons.Material.Outlined.StickyNote2,
        IconName.Phone => Icons.Material.Outlined.Phone,
        IconName.Question => Icons.Material.Outlined.HelpOutline,
        IconName.Reply => Icons.Material.Outlined.Reply,
        IconName.Retry => Icons.Material.Outlined.Refresh,
        IconName.Review => Icons.Material.Outlined.RateReview,
        IconName.Search => Icons.Material.Outlined.Search,
        IconName.Sending => Icons.Material.Outlined.Send,
        IconName.Sms => Icons.Material.Outlined.Sms,
        IconName.Stop => Icons.Material.Outlined.Block,
        IconName.Team => Icons.Material.Outlined.Insights,
        IconName.Warning => Icons.Material.Outlined.WarningAmber,
        IconName.WhatsApp => Icons.Custom.Brands.WhatsApp,
        IconName.Write => Icons.Material.Outlined.Edit,
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "This icon has no shape."),
    };
}
