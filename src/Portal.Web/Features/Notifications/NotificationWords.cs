using Portal.Services.Conversations;
using Portal.Services.Notifications;
using Portal.Web.Controls;
using Portal.Web.Features.Links;

namespace Portal.Web.Features.Notifications;

/// <summary>What a notification says, and where it leads.</summary>
internal static class NotificationWords
{
    /// <summary>Without the contact's name, which stands beside it.</summary>
    public static string What(Notification notification) => notification.Kind switch
    {
        NotificationKind.Mention => $"{Who(notification)} mentioned you",
        NotificationKind.Assigned => $"{Who(notification)} assigned this conversation to you",
        NotificationKind.HandedOver => $"{Who(notification)} handed this conversation over to you",
        NotificationKind.Held => notification.ActorName is { } name ? $"{name} sent your message back" : "Your message is held",
        NotificationKind.Failed => "Your message did not go through",
        _ => "Something new",
    };

    public static string Address(Notification notification) => notification.MessageId is { } message
        ? ConversationAddress.OfMessage(notification.ContactId, message)
        : ConversationAddress.Of(notification.ContactId, new ConversationFilter());

    public static IconName Icon(Notification notification) => notification.Kind switch
    {
        NotificationKind.Mention => IconName.Note,
        NotificationKind.Held => IconName.Held,
        NotificationKind.Failed => IconName.Warning,
        _ => IconName.Conversations,
    };

    /// <summary>So many, or that there are more than are counted.</summary>
    public static string Count(int count) => count > 99 ? "99+" : $"{count}";

    private static string Who(Notification notification) => notification.ActorName ?? "A colleague";
}
