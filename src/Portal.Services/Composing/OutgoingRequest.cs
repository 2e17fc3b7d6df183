using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>Makes the service's request out of what a person wrote.</summary>
public static class OutgoingRequest
{
    /// <summary><paramref name="customProviderId"/> is the sub-account's and only used for Custom.</summary>
    public static SendMessageRequest For(Channel channel, string contactId, MessageContent content, string? customProviderId) =>
        throw new NotImplementedException();
}
