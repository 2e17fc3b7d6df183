using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>One message being composed, from opening the dialog to closing it: a text for each channel, one of which is shown.</summary>
public sealed class Composition
{
    private readonly Dictionary<Channel, ComposeText> _texts;
    private readonly string? _customProviderId;

    public Composition(ContactDetails contact, Channel? lastUsed, IReadOnlyList<Draft> drafts, string? customProviderId, DateTime utcNow)
    {
        (Contact, _customProviderId) = (contact, customProviderId);
        _texts = Channel.All.ToDictionary(c => c, c => new ComposeText(c));
        var offered = Choices(utcNow).Select(c => c.Channel.Key).ToHashSet();
        var shown = drafts.Where(d => offered.Contains(d.ChannelKey)).ToList();
        shown.ForEach(d => _texts[Channel.Find(d.ChannelKey)!].Show(d));
        Text = _texts[Beginning(shown, lastUsed, utcNow)];
    }

    public ContactDetails Contact { get; }

    /// <summary>One for everything that pressing the button may bring about, so that it brings about one message.</summary>
    public Guid ClientToken { get; } = Guid.CreateVersion7();

    /// <summary>The text that is shown.</summary>
    public ComposeText Text { get; private set; }

    /// <summary>Those of all channels that the server does not have yet as they are.</summary>
    public List<ComposeText> Unsaved => [.. _texts.Values.Where(t => t.NeedsSaving)];

    public bool HasDrafts => _texts.Values.Any(t => t.DraftId is not null);
    public WritingWindows Windows { get; set; } = new WritingWindows.NotKnownYet();
    public IReadOnlyList<SendProblem> Problems { get; private set; } = [];
    public bool IsSending { get; set; }

    public IReadOnlyList<ChannelChoice> Choices(DateTime utcNow) =>
        ChannelChoices.For(Contact.Recipient, Windows.LastInbound(utcNow), _customProviderId, utcNow);

    public ChannelChoice Choice(DateTime utcNow) => Choices(utcNow).First(c => c.Channel == Text.Channel);

    /// <summary>Why the button can't send now, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Text.Status.NeedsChoice ? "First choose above what becomes of this text."
        : Choice(utcNow) is ChannelChoice.Closed closed ? closed.Reason
        : IsWaitingForWindow ? $"Finding out whether {Text.Channel.Name} is open."
        : null;

    public bool IsWaitingForWindow => Text.Channel.Window is not null && Windows is WritingWindows.NotKnownYet;

    /// <summary>False when something stands in the way; <see cref="Problems"/> says what.</summary>
    public bool Check(DateTime utcNow)
    {
        Problems = SendCheck.Of(Choice(utcNow), Text.Content);
        return Problems.Count == 0;
    }

    public void Refuse(IReadOnlyList<SendProblem> problems) => Problems = problems;

    public string? Problem(ContentField field) => Problems.FirstOrDefault(p => p.Field == field)?.Reason;

    /// <summary>What the browser says now stands in the fields of that channel.</summary>
    public void Type(Channel channel, MessageContent content)
    {
        var text = _texts[channel];
        if (text.Content.Body != content.Body)
        {
            Problems = [.. Problems.Where(p => p.Field != ContentField.Body)];
        }

        if (text.Content.Subject != content.Subject)
        {
            Problems = [.. Problems.Where(p => p.Field != ContentField.Subject)];
        }

        text.Type(content);
    }

    /// <summary>Keeps the text of each channel, and carries it over where the other has none yet.</summary>
    public void Switch(Channel channel)
    {
        var left = Text;
        Text = _texts[channel];
        Problems = [];
        Text.CarryFrom(left);
        left.DropCopy();
    }

    public SendCommand Command() => new()
    {
        ContactId = Contact.Id,
        ContactName = Contact.Name,
        Channel = Text.Channel,
        Content = Text.Content,
        ClientToken = ClientToken,
        DraftId = Text.DraftId,
        DraftVersion = Text.Version,
    };

    private Channel Beginning(List<Draft> drafts, Channel? lastUsed, DateTime utcNow) =>
        Channel.Find(drafts.MaxBy(d => d.UpdatedAt)?.ChannelKey)
        ?? (Choices(utcNow) is var choices && choices.Any(c => c.Channel == lastUsed) ? lastUsed : null)
        ?? choices.FirstOrDefault(c => c is ChannelChoice.Open)?.Channel
        ?? choices[0].Channel;
}
