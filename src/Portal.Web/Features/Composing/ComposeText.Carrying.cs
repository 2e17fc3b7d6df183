using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>A text may be begun with a copy of another channel's, which keeps its own: what becomes of one never touches the other.</summary>
public sealed partial class ComposeText
{
    private (ComposeText Text, MessageContent Content)? _source;

    /// <summary>The channel whose text this one was begun with, while that one is still there.</summary>
    public Channel? CopiedFrom => _source is { Text: { Content.IsBlank: false } text } ? text.Channel : null;

    // Once it was saved as a draft of its own, it is one, also where its author has made it the same again.
    private bool IsCopy => DraftId is null && _source is { } source && Content == Carried(source.Content);

    /// <summary>Begins with the other channel's text where there is none yet.</summary>
    public void CarryFrom(ComposeText other)
    {
        if (Content.IsBlank && DraftId is null && !other.Content.IsBlank)
        {
            _source = (other, other.Content);
            Replace(Carried(other.Content));
        }
    }

    /// <summary>A copy that nobody changed goes away again, so that the next switch brings the newest text.</summary>
    public void DropCopy()
    {
        if (IsCopy)
        {
            Forget();
        }
    }

    // A signature belongs to its channel, and is not carried to another.
    private MessageContent Carried(MessageContent other) => other.Carried() with { Signature = _blank.Signature };
}
