using Portal.Services.Conversations;
using Portal.Web.Features.Links;

namespace Portal.Web.Features.Notifications;

/// <summary>What is told at once: one thing with its first words, several as their number.</summary>
internal sealed record Gathered
{
    public static Gathered None { get; } = new();

    /// <summary>The last first.</summary>
    public IReadOnlyList<Arrival> All { get; private init; } = [];

    /// <summary>What has come since it was last looked at, and this.</summary>
    public Gathered With(IReadOnlyList<Arrival> arrived, bool isShown) => new() { All = [.. arrived, .. isShown ? All : []] };

    public string Title => All is [var only] ? only.Title : "Portal";

    public string Words => All is [var only] ? only.Text : Number;

    public string Text => All is [var only] ? $"{only.Title}: {only.Text}" : Number;

    public string Address =>
        All.DistinctBy(a => a.ContactId).Count() == 1 ? All[0].Address
        : All.All(a => a.IsMessage) ? ConversationAddress.Of(null, new ConversationFilter { UnreadOnly = true })
        : All.All(a => !a.IsMessage) ? "notifications"
        : "conversations";

    /// <summary>A browser shows one of the same at a time.</summary>
    public string Tag => All[0].Key;

    private string Number => All.Count(a => a.IsMessage) is var messages && messages == All.Count ? $"{messages} new messages"
        : messages == 0 ? $"{All.Count} new notifications"
        : $"{messages} new message{(messages == 1 ? null : "s")} and {All.Count - messages} notification{(All.Count - messages == 1 ? null : "s")}";
}
