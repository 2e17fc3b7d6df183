using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>A text may be begun with that of another channel, and is a copy of it until somebody changes it.</summary>
public sealed partial class ComposeText
{
    private (ComposeText Text, MessageContent Content)? _source;

    /// <summary>The text that this one was carried over from, while it is still what it was then.</summary>
    public ComposeText? Source => _source is { } source && source.Text.Content == source.Content ? source.Text : null;

    private bool IsCopy => _source is { } source && Content == Carried(source.Content);

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
