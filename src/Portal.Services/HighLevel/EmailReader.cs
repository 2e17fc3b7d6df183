using System.Text.Json;

namespace Portal.Services.HighLevel;

internal static class EmailReader
{
    public static ServiceEmail? One(JsonElement root)
    {
        var email = root.Unwrapped("emailMessage", "email", "message", "data");
        return email.Text("id", "_id") is { } id
            ? new ServiceEmail
            {
                Id = id,
                ThreadId = email.Text("threadId"),
                LocationId = email.Text("locationId"),
                ContactId = email.Text("contactId"),
                ConversationId = email.Text("conversationId"),
                Subject = email.Text("subject"),
                Html = email.Text("body", "html"),
                DateAdded = email.Time("dateAdded"),
                IsInbound = MessageReader.IsInbound(email),
                Status = email.Text("status")?.ToLowerInvariant(),
                From = email.Text("from"),
                To = email.Texts("to", "email"),
                Cc = email.Texts("cc", "email"),
                Bcc = email.Texts("bcc", "email"),
                Attachments = email.Texts("attachments", "url"),
                Error = MessageReader.Error(email),
            }
            : null;
    }
}
