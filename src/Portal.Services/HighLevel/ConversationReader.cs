using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class ConversationReader
{
    public static ServiceConversation? One(JsonElement root) => Row(root.Unwrapped("conversation"));

    public static ServiceConversationPage? Page(JsonElement root)
    {
        if (root.Child("conversations") is not { ValueKind: JsonValueKind.Array } rows)
        {
            return null;
        }

        ServiceConversation[] conversations = [.. ((JsonElement?)rows).Items().Select(Row).OfType<ServiceConversation>()];
        return new ServiceConversationPage(conversations, Math.Max(root.Count("total"), conversations.Length));
    }

    private static ServiceConversation? Row(JsonElement row) => row.Text("id", "_id") is { } id && row.Text("contactId") is { } contactId
        ? new ServiceConversation
        {
            Id = id,
            ContactId = contactId,
            LocationId = row.Text("locationId"),
            ContactName = row.Text("contactName", "fullName"),
            Email = row.Text("email"),
            Phone = row.Text("phone"),
            LastMessageBody = row.Text("lastMessageBody"),
            LastMessageType = MessageReader.TypeName(row.Text("lastMessageType")),
            LastMessageDirection = row.Text("lastMessageDirection"),
            LastMessageDate = row.Time("lastMessageDate"),
            UnreadCount = row.Count("unreadCount"),
            AssignedTo = row.Text("assignedTo"),
            IsStarred = row.Flag("starred") ?? false,
            Tags = row.Texts("tags", "name"),
            SortValue = SortValue(row),
        }
        : null;

    private static long? SortValue(JsonElement row) =>
        row.Whole("sort")
        ?? (row.Texts("sort") is [var first, ..] && long.TryParse(first, out var value) ? value : (long?)null)
        ?? (row.Time("lastMessageDate") is { } date ? new DateTimeOffset(date).ToUnixTimeMilliseconds() : null);
}
