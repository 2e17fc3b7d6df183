using Microsoft.AspNetCore.Http.Extensions;
using Portal.Services.Composing;
using Portal.Services.Conversations;

namespace Portal.Web.Features.Links;

/// <summary>The addresses of the conversations: which one is open, and what the list is narrowed to, so that either is a link to send.</summary>
internal static class ConversationAddress
{
    public const string Text = "q";
    public const string Unread = "unread";
    public const string ChannelKey = "channel";
    public const string View = "view";
    public const string Tag = "tag";
    public const string Write = "write";
    public const string Resume = "resume";
    public const string On = "on";
    public const string Show = "show";

    /// <summary>What stands for each view; all conversations need nothing.</summary>
    private static readonly (string Key, InboxView View)[] Views =
    [
        ("mine", InboxView.Mine), ("nobodys", InboxView.Nobodys), ("needs-reply", InboxView.NeedsReply), ("starred", InboxView.Starred), ("snoozed", InboxView.Snoozed),
        ("done", InboxView.Done), ("failed", InboxView.Failed), ("has-draft", InboxView.HasDraft), ("planned", InboxView.Planned),
    ];

    /// <summary>Where one chooses whom to write to.</summary>
    public const string NewMessage = $"conversations?{Write}=1";

    public static ConversationFilter Filter(string? text, string? unread, string? channel, SendingRules rules, string? view = null, string? tag = null) => new()
    {
        View = Views.FirstOrDefault(known => known.Key == view).View,
        Tag = string.IsNullOrWhiteSpace(tag) ? null : tag.Trim(),
        Text = string.IsNullOrWhiteSpace(text) ? null : text.Trim(),
        UnreadOnly = unread == "1",
        Channel = rules.Find(channel),
    };

    /// <summary>Relative to the portal's base. <paramref name="writes"/> opens the dialog with the conversation.</summary>
    public static string Of(string? contactId, ConversationFilter filter, bool writes = false)
    {
        var query = new QueryBuilder();
        AddWhenSet(query, Text, filter.Text);
        AddWhenSet(query, Unread, filter.UnreadOnly ? "1" : null);
        AddWhenSet(query, View, Views.FirstOrDefault(known => known.View == filter.View).Key);
        AddWhenSet(query, Tag, filter.Tag);
        AddWhenSet(query, ChannelKey, filter.Channel?.Key);
        AddWhenSet(query, Write, writes ? "1" : null);
        return (contactId is null ? "conversations" : $"conversations/{Uri.EscapeDataString(contactId)}") + query;
    }

    /// <summary>Opens the dialog with the text of a message that did not go out, on another channel where <paramref name="on"/> says so.</summary>
    public static string OfResumed(string contactId, Guid messageId, Channel? on = null) =>
        $"{Of(contactId, new ConversationFilter(), writes: true)}&{Resume}={messageId}{(on is null ? null : $"&{On}={Uri.EscapeDataString(on.Key)}")}";

    /// <summary>Opens the dialog on this channel.</summary>
    public static string OfDraft(string contactId, Channel channel) => $"{Of(contactId, new ConversationFilter(), writes: true)}&{On}={Uri.EscapeDataString(channel.Key)}";

    /// <summary>Brings that message into sight.</summary>
    public static string OfMessage(string contactId, Guid messageId) => $"conversations/{Uri.EscapeDataString(contactId)}?{Show}={messageId}";

    public static string OfEmail(string contactId, string emailId, bool withImages) =>
        $"conversations/{Uri.EscapeDataString(contactId)}/emails/{Uri.EscapeDataString(emailId)}/body?images={(withImages ? 1 : 0)}";

    private static void AddWhenSet(QueryBuilder query, string name, string? value)
    {
        if (value is not null)
        {
            query.Add(name, value);
        }
    }
}
