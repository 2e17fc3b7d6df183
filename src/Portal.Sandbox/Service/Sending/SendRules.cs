using Portal.Sandbox.Service.Pipeline;
using Portal.Sandbox.Service.Store;

namespace Portal.Sandbox.Service.Sending;

/// <summary>One send that is being judged.</summary>
internal sealed record SendAttempt(SubAccountData Data, Contact Contact, Channel Channel, SendBody Body, bool IsPrivateIntegration);

/// <summary>Why the service refuses a send whose fields are in order. The first reason is the one it names.</summary>
internal static class SendRules
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(24);

    private static readonly Func<SendAttempt, ServiceReply?>[] All = [DoNotDisturb, Phone, Email, Content, Schedule, ChatWindow, Provider];

    public static ServiceReply? Refusal(SendAttempt attempt) => All.Select(rule => rule(attempt)).FirstOrDefault(reply => reply is not null);

    private static ServiceReply? DoNotDisturb(SendAttempt attempt) =>
        attempt.Contact.Disturbs(attempt.Channel)
            ? Refusals.BadRequest($"Cannot send message as DND is active for {attempt.Channel.Words}.", $"CONVERSATIONS_MSG_DND_ACTIVE_{attempt.Channel.Type.ToUpperInvariant()}")
            : null;

    private static ServiceReply? Phone(SendAttempt attempt)
    {
        if (attempt.Channel.NeedsPhone && !attempt.Contact.Phones.Any())
        {
            return Refusals.Unprocessable("Missing phone number", "CONVERSATIONS_MSG_NO_PHONE");
        }

        return attempt.Channel == Channel.Sms && attempt.Body.ToNumber is { } number && !attempt.Contact.Phones.Contains(number, StringComparer.Ordinal)
            ? Refusals.BadRequest("toNumber does not match any of the contact's phone numbers", "CONVERSATIONS_MSG_PHONE_MISMATCH")
            : null;
    }

    private static ServiceReply? Email(SendAttempt attempt)
    {
        if (attempt.Channel != Channel.Email)
        {
            return null;
        }

        if (!attempt.Contact.Emails.Any())
        {
            return Refusals.BadRequest("Contact has no email", "CONVERSATIONS_MSG_NO_EMAIL");
        }

        // Compared with the stored address in lower case, but letter by letter: an emailTo in capitals is refused.
        if (attempt.Body.EmailTo is { } to && !attempt.Contact.Emails.Any(own => string.Equals(own.ToLowerInvariant(), to, StringComparison.Ordinal)))
        {
            return Refusals.BadRequest("Cannot send message as emailTo is not under contact's primary or additional emails", "CONVERSATIONS_MSG_INVALID_EMAILTO");
        }

        var address = attempt.Body.EmailTo ?? attempt.Contact.Emails.First();
        if (!EmailAddresses.AreValid(address))
        {
            return Refusals.BadRequest("Unable to send e-mail, contact's e-mail is invalid", "CONVERSATIONS_MSG_INVALID_EMAIL");
        }

        return attempt.Contact.Unsubscribed
            ? Refusals.BadRequest($"Cannot send email as {address} has unsubscribed", "CONVERSATIONS_MSG_UNSUBSCRIBED")
            : null;
    }

    private static ServiceReply? Content(SendAttempt attempt)
    {
        var hasText = attempt.Channel == Channel.Email ? !string.IsNullOrWhiteSpace(attempt.Body.Html) : attempt.Body.HasText;
        return hasText || attempt.Body.HasAttachments
            ? null
            : Refusals.Unprocessable("There is no message or attachments for this message. Skip sending.", "CONVERSATIONS_MSG_NO_CONTENT");
    }

    // What the service says of a time in the past is not documented.
    private static ServiceReply? Schedule(SendAttempt attempt) =>
        attempt.Body.ScheduledTimestamp is { } seconds && seconds < Math.Floor((attempt.Data.Now - DateTime.UnixEpoch).TotalSeconds) && !attempt.Contact.TakesPastTimes
            ? Refusals.Invalid("scheduledTimestamp must be in the future")
            : null;

    private static ServiceReply? ChatWindow(SendAttempt attempt)
    {
        if (!attempt.Channel.HasWindow || IsOpen(attempt))
        {
            return null;
        }

        return Refusals.BadRequest(
            $"Can't send {attempt.Channel.Words} message as the last inbound message was earlier than 24 hours ago.",
            "CONVERSATIONS_MSG_CHAT_NO_LONGER_ACTIVE",
            new Dictionary<string, string> { ["channel"] = attempt.Channel.Words });
    }

    private static bool IsOpen(SendAttempt attempt) =>
        attempt.Data.ConversationsByContact.TryGetValue(attempt.Contact.Id, out var conversation)
        && conversation.LastInbound.TryGetValue(attempt.Channel.Kind, out var last)
        && attempt.Body.StartAt(attempt.Data.Now) - last < Window;

    private static ServiceReply? Provider(SendAttempt attempt)
    {
        if (attempt.Channel != Channel.Custom || (!attempt.IsPrivateIntegration && attempt.Body.ConversationProviderId == SandboxSubAccounts.ProviderOf(attempt.Data.Id)))
        {
            return null;
        }

        return IsAProvider(attempt.Body.ConversationProviderId)
            ? Refusals.Unauthorized("The token does not own the conversation provider.", "CONVERSATIONS_MSG_PROVIDER_NO_ACCESS")
            : Refusals.BadRequest("Incorrect conversationProviderId/type", "CONVERSATIONS_MSG_CONVERSATION_PROVIDER_MISMATCH");
    }

    private static bool IsAProvider(string? id) => id is SandboxSubAccounts.HarbourDentalProvider or SandboxSubAccounts.NorthsideFitnessProvider;
}
