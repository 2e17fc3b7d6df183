using Portal.Services.Conversations;
using Portal.Services.Notifications;
using Portal.Web.Features.Links;

namespace Portal.Web.Features.Notifications;

/// <summary>Something new that the viewer may be told of, as it is said.</summary>
/// <param name="Key">The same in every tab, and without a word of it.</param>
/// <param name="Text">One line, with the first words where it is a message.</param>
/// <param name="Address">Where it is, relative to the portal's base.</param>
internal sealed record Arrival(string Key, string ContactId, string Title, string Text, string Address)
{
    /// <summary>Whether the page says it by itself already.</summary>
    public bool IsSaid { get; init; }

    /// <summary>A contact has written, and nothing else.</summary>
    public bool IsMessage { get; init; }

    public override string ToString() => Key; // never a word in a log

    public static Arrival Of(ConversationSummary row) => new(
        $"{row.ContactId}|{row.At?.Ticks / TimeSpan.TicksPerSecond}", row.ContactId, row.ContactName, row.Snippet.Length == 0 ? "New message" : row.Snippet, ConversationAddress.Of(row.ContactId, new ConversationFilter()))
    {
        IsMessage = true,
    };

    public static Arrival Of(Notification notification) => new(
        $"{notification.Id:N}", notification.ContactId, notification.ContactName, NotificationWords.What(notification), NotificationWords.Address(notification))
    {
        IsSaid = notification.Kind is NotificationKind.Held or NotificationKind.Failed, // what becomes of one's own messages has toasts of its own
    };
}
