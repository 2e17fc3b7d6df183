using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>Makes the service's request out of what a person wrote.</summary>
public static class OutgoingRequest
{
    /// <summary><paramref name="customProviderId"/> is the sub-account's and only used for Custom.</summary>
    public static SendMessageRequest For(Channel channel, string contactId, MessageContent content, string? customProviderId) =>
        channel == Channel.Email ? Email(contactId, content) : new SendMessageRequest
        {
            Type = channel.Key,
            ContactId = contactId,
            Message = Lines(content.Body),
            ConversationProviderId = channel.NeedsProvider ? customProviderId : null,
        };

    // Without html the service finds no content in an e-mail, whatever stands in message.
    private static SendMessageRequest Email(string contactId, MessageContent content)
    {
        var body = EmailBody.Of(Lines(content.Body));
        return new SendMessageRequest
        {
            Type = Channel.Email.Key,
            ContactId = contactId,
            Subject = content.Subject?.ReplaceLineEndings(" ").Trim(),
            Html = body.Html,
            Message = body.Text,
        };
    }

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
