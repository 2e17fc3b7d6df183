using Portal.Services.Messages;

namespace Portal.Web.Features.Messages;

/// <summary>Why messages need a person, what to know of them, and what can be done. <paramref name="Edits"/>: their text can be changed and sent again.</summary>
public sealed record AttentionKind(string Key, string Title, string Advice, IReadOnlyList<Deed> Deeds, bool Edits)
{
    public static AttentionKind MayHaveBeenSent { get; } = new(
        "maybe", "May have been sent", "Look at the conversation, then say what is true. To send again may reach the contact twice.", [Deed.WasSent, Deed.SendAgain], Edits: false);

    public static AttentionKind Unknown { get; } = new(
        "unknown", "Unknown", "They may have been sent. The portal is asking HighLevel. You don’t have to do anything yet.", [], Edits: false);

    public static AttentionKind Held { get; } = new(
        "held", "Held", "Nothing was sent. They wait until a person has looked at them.", [Deed.TryAgain, Deed.Dismiss], Edits: true);

    public static AttentionKind Refused { get; } = new(
        "refused", "Not sent", "HighLevel did not take them. Nothing was sent.", [Deed.TryAgain, Deed.Dismiss], Edits: true);

    public static AttentionKind Failed { get; } = new(
        "failed", "Failed", "They were accepted, but did not arrive.", [Deed.TryAgain, Deed.Dismiss], Edits: true);

    /// <summary>In the order in which they ask for a person.</summary>
    public static IReadOnlyList<AttentionKind> All { get; } = [MayHaveBeenSent, Held, Refused, Failed, Unknown];

    /// <summary>Those of <see cref="Deeds"/> that can do anything for this message.</summary>
    public IEnumerable<Deed> DeedsFor(Message message) => Deeds.Where(deed => deed != Deed.TryAgain || RetryRule.WhyNot(message) is null);

    public static AttentionKind Of(Message message) => message.State switch
    {
        MessageState.Unknown => Unknown,
        MessageState.Refused => Refused,
        MessageState.Failed => Failed,
        _ => message.HeldBecause is HoldKind.MayHaveBeenSent ? MayHaveBeenSent : Held,
    };
}
