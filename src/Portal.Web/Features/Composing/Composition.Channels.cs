using Portal.Services.Composing;
using Portal.Services.Drafts;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>Which channel's text is shown, and what it is begun with.</summary>
public sealed partial class Composition
{
    /// <summary>Shows this channel's text, where the sub-account has the channel.</summary>
    public void Continue(Channel channel)
    {
        if (_texts.ContainsKey(channel))
        {
            Turn(channel);
        }
    }

    /// <summary>Shows what has become a draft since, where nothing is written yet; where something is, saving it asks.</summary>
    public void TakeIn(IReadOnlyList<Draft> drafts)
    {
        foreach (var draft in drafts)
        {
            if (_texts.GetValueOrDefault(Channel.Of(draft.ChannelKey)) is { DraftId: null, Content.IsBlank: true } text)
            {
                text.Show(draft);
            }
        }
    }

    /// <summary>Keeps the text of each channel, and begins with a copy of it where the other has none yet.</summary>
    public void Switch(Channel channel)
    {
        var left = Text;
        Turn(channel);
        Text.CarryFrom(left);
        left.DropCopy();
    }

    /// <summary>An answer that is not begun yet, because another text stands in its place: its author chooses what becomes of that.</summary>
    public EmailAnswer? Waiting { get; private set; }

    /// <summary>Whether that is asked now, about the text that is shown.</summary>
    public bool AsksAboutAnswer => Waiting is not null && Text.Channel == Channel.Email && !Text.Status.NeedsChoice;

    /// <summary>Begins an answer to an e-mail, or goes on with the one that was begun to it; any other text is asked about first.</summary>
    public void Answer(EmailAnswer answer)
    {
        if (_texts.ContainsKey(Channel.Email))
        {
            Turn(Channel.Email);
            Waiting = answer;
            if (!Text.Status.NeedsChoice && (Text.Content.IsBlank || Text.Content.Reply?.MessageId == answer.Email.Id))
            {
                BeginAnswer();
            }
        }
    }

    /// <summary>Begins the answer that waits, with the text that stands there.</summary>
    public void BeginAnswer()
    {
        if (Waiting is { } answer)
        {
            Waiting = null;
            Rewrite(answer.Begin);
        }
    }

    public void CallOffAnswer() => Waiting = null;

    /// <summary>
    /// Begins with the text of a stored message, to be sent in its place, by another channel where <paramref name="on"/> says so; false, and
    /// nothing is changed, where something else stands there already.
    /// </summary>
    public bool Resume(Message message, Channel? on = null)
    {
        var channel = on ?? message.Channel;
        if (!_texts.TryGetValue(channel, out var text) || !text.Content.IsBlank)
        {
            return false;
        }

        Turn(channel);
        Rewrite(begun => (channel == message.Channel ? message.Content : message.Content.Carried() with { Signature = begun.Signature }) with { Replaces = message.Id });
        return true;
    }

    /// <summary>Goes on where the page was left, with what the browser kept of it.</summary>
    public void Recover(KeptTexts kept)
    {
        foreach (var left in kept.Texts)
        {
            _texts.GetValueOrDefault(Channel.Of(left.Channel))?.Recover(left);
        }

        if ((kept.Channel ?? kept.Texts.MaxBy(t => t.At)?.Channel) is { } channel)
        {
            Continue(Channel.Of(channel));
        }
    }

    private void Turn(Channel channel)
    {
        Text = _texts[channel];
        (Problems, Asked, Doubling) = ([], [], null);
        _told.Clear();
        Text.Newest = null;
    }

    private Channel Beginning(List<Draft> drafts, Channel? lastUsed, DateTime utcNow) =>
        (drafts.MaxBy(d => d.UpdatedAt) is { } newest ? Channel.Of(newest.ChannelKey) : null)
        ?? (Choices(utcNow) is var choices && choices.Any(c => c.Channel == lastUsed) ? lastUsed : null)
        ?? choices.FirstOrDefault(c => c is ChannelChoice.Open)?.Channel
        ?? choices[0].Channel;
}
