using Portal.Services.HighLevel;

namespace Portal.Services.Composing;

/// <summary>Makes the service's request out of what a person wrote. What a channel doesn't know is not sent with it.</summary>
public static class OutgoingRequest
{
    /// <summary><paramref name="sendAt"/> in UTC, where the service is to hold the message until then; null for now.</summary>
    public static SendMessageRequest For(Channel channel, string contactId, MessageContent content, SendingRules rules, DateTime? sendAt = null)
    {
        var request = new SendMessageRequest
        {
            Type = channel.Key,
            ContactId = contactId,
            AppointmentId = content.AppointmentId,
            TemplateId = content.TemplateInUse,
            Attachments = content.Attachments.Count == 0 ? null : [.. content.Attachments.Select(file => file.Url)],
            ScheduledTimestamp = sendAt is { } time ? UnixSeconds(time) : null,
        };
        return channel == Channel.Email ? Email(request, content) : request with
        {
            Message = Lines(content.WithSignature()),
            FromNumber = channel.HasSenderNumbers ? content.FromNumber : null,
            ToNumber = channel.NeedsPhone ? content.ToNumber : null,
            ConversationProviderId = channel.NeedsProvider ? rules.Provider(content) : null,
        };
    }

    // Without html the service finds no content in an e-mail, whatever stands in message.
    private static SendMessageRequest Email(SendMessageRequest request, MessageContent content)
    {
        var body = EmailBody.Of(content);
        return request with
        {
            Subject = content.Subject?.ReplaceLineEndings(" ").Trim(),
            Html = body.Html,
            Message = body.Text,
            EmailFrom = EmailAddress.TryParse(content.EmailFrom, out var from) ? from.ToString() : null,
            EmailTo = EmailAddress.Bare(content.EmailTo),
            EmailCc = Addresses(content.EmailCc),
            EmailBcc = Addresses(content.EmailBcc.ExceptBy(content.EmailCc.Select(EmailAddress.KeyOf), EmailAddress.KeyOf)),
            ReplyMessageId = content.Reply?.MessageId,
            ThreadId = content.Reply?.ThreadId,
            EmailReplyMode = content.Reply?.Mode switch
            {
                EmailReplyMode.Reply => "reply",
                EmailReplyMode.ReplyAll => "reply_all",
                _ => null,
            },
        };
    }

    private static IReadOnlyList<string>? Addresses(IEnumerable<string> list) => EmailAddressList.Fold(list) is { Count: > 0 } addresses ? addresses : null;

    // The only place where a time becomes the service's: whole seconds, rounded up, so that nothing goes out early.
    private static long UnixSeconds(DateTime utc) => (long)Math.Ceiling((utc - DateTime.UnixEpoch).TotalSeconds);

    private static string Lines(string text) => text.ReplaceLineEndings("\n");
}
