using Portal.Services.Composing;
using Portal.Services.Conversations;
using Portal.Services.Messages;

namespace Portal.Tests.Web.Conversations;

/// <summary>Items of a thread whose details don't matter, unless the test says so.</summary>
internal static class Thread
{
    public static readonly DateTime Start = new(2026, 3, 2, 9, 0, 0, DateTimeKind.Utc);

    public static ThreadItem Inbound(string text, int minutes = 0, Channel? channel = null) => new()
    {
        Key = $"in-{minutes}-{text}",
        At = Start.AddMinutes(minutes),
        IsInbound = true,
        Channel = channel ?? Channel.Sms,
        Kind = (channel ?? Channel.Sms).Title,
        Text = text,
    };

    public static ThreadItem Outbound(string text, MessageState state = MessageState.Delivered, int minutes = 0, string? reason = null) => new()
    {
        Key = $"out-{minutes}-{text}",
        At = Start.AddMinutes(minutes),
        IsInbound = false,
        Channel = Channel.Sms,
        Kind = Channel.Sms.Title,
        Text = text,
        Author = "Maya Lindqvist",
        State = state,
        Reason = reason,
    };

    public static ThreadItem Email(string? subject = null, string? emailId = "email1", string text = "") => new()
    {
        Key = "email",
        At = Start,
        IsInbound = true,
        Channel = Channel.Email,
        Kind = Channel.Email.Title,
        Text = text,
        Subject = subject,
        EmailId = emailId,
    };

    public static EmailDetails Details(string subject = "Your visit", string html = "<p>Hello</p>") => new()
    {
        Id = "email1",
        ContactId = "contact1",
        Subject = subject,
        Body = ReceivedBody.Of(html, TestContext.Current.CancellationToken),
        IsInbound = true,
        From = "Ana Ruiz <ana@example.com>",
        To = ["hello@harbour.example"],
        Cc = [],
        Bcc = [],
        Attachments = [],
    };
}
