using Portal.Services.Composing;

namespace Portal.Web.Controls;

public static class ChannelIcons
{
    /// <summary>A channel that came by configuration has the sign of a custom one.</summary>
    public static IconName Of(Channel channel) => channel.Key switch
    {
        "SMS" => IconName.Sms,
        "Email" => IconName.Email,
        "WhatsApp" => IconName.WhatsApp,
        "IG" => IconName.Instagram,
        "FB" => IconName.Facebook,
        "Live_Chat" => IconName.LiveChat,
        _ => IconName.Custom,
    };
}
