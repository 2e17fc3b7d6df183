using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.Materials;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>One message being composed, from opening the dialog to closing it: a text for each channel, one of which is shown.</summary>
public sealed partial class Composition
{
    private readonly Dictionary<Channel, ComposeText> _texts;

    public Composition(ContactDetails contact, Channel? lastUsed, IReadOnlyList<Draft> drafts, SendingRules rules, DateTime utcNow)
    {
        (Contact, Rules, _values) = (contact, rules, new VariableValues(contact.Recipient, string.Empty, string.Empty));
        _texts = rules.Offered.ToDictionary(c => c, c => new ComposeText(c));
        var shown = drafts.Where(d => _texts.ContainsKey(Channel.Of(d.ChannelKey))).ToList();
        shown.ForEach(d => _texts[Channel.Of(d.ChannelKey)].Show(d));
        Text = _texts[Beginning(shown, lastUsed, utcNow)];
    }

    public ContactDetails Contact { get; }

    public SendingRules Rules { get; }

    /// <summary>The text that is shown.</summary>
    public ComposeText Text { get; private set; }

    /// <summary>Those of all channels that the server does not have yet as they are.</summary>
    public List<ComposeText> Unsaved => [.. _texts.Values.Where(t => t.NeedsSaving)];

    public IReadOnlyCollection<ComposeText> Texts => _texts.Values;

    public bool HasDrafts => _texts.Values.Any(t => t.DraftId is not null);
    public WritingWindows Windows { get; set; } = new WritingWindows.NotKnownYet();
    /// <summary>Why nothing can go out with the author's sign-in, as a sentence; null while nothing is known against it.</summary>
    public string? SignInProblem { get; set; }

    /// <summary>Null until the service has answered, as for <see cref="Appointments"/>.</summary>
    public Reading<SenderNumbers>? Numbers { get; set; }
    public Reading<IReadOnlyList<ContactAppointment>>? Appointments { get; set; }
    public bool IsSending { get; set; }

    public IReadOnlyList<ChannelChoice> Choices(DateTime utcNow) =>
        ChannelChoices.For(Contact.Recipient, Windows.LastInbound(utcNow), Rules, utcNow);

    public ChannelChoice Choice(DateTime utcNow) => Choices(utcNow).First(c => c.Channel == Text.Channel);

    /// <summary>Whether a text that is not shown waits to be saved, and would be closed away with this one.</summary>
    public ComposeText? UnsavedElsewhere => _texts.Values.FirstOrDefault(t => t != Text && t.NeedsSaving);

    /// <summary>What the browser says now stands in the fields of a channel. Where it has said something newer already, it is late, and nothing is changed.</summary>
    public void Type(ShownText shown)
    {
        if (!_texts.TryGetValue(shown.Channel, out var text) || shown.Number < text.Typed)
        {
            return;
        }

        if (text.Content.Body != shown.Body)
        {
            Mended(ContentField.Body);
        }

        if (text.Content.Subject != shown.Subject)
        {
            Mended(ContentField.Subject);
        }

        text.Typed = shown.Number;
        text.Type(text.Content with { Body = shown.Body, Subject = shown.Subject });
    }

    /// <summary>Whether what would be sent now is exactly what the browser shows.</summary>
    public bool IsAt(ShownText shown) =>
        (Text.Channel, Text.Typed, Text.Content.Body, Text.Content.Subject) == (shown.Channel, shown.Number, shown.Body, shown.Subject);

    /// <summary>Changes what is not typed, but chosen.</summary>
    public void Choose(ContentField field, Func<MessageContent, MessageContent> change)
    {
        Mended(field);
        Text.Type(change(Text.Content));
    }

    /// <summary>Exchanges the text itself, in the fields too.</summary>
    public void Rewrite(Func<MessageContent, MessageContent> change)
    {
        Mended(ContentField.Body);
        Text.Rewrite(change(Text.Content));
    }

    /// <param name="accepted">What the author was told, and wants all the same.</param>
    public SendCommand Command(Doubling? accepted) => new()
    {
        ContactId = Contact.Id,
        ContactName = Contact.Name,
        Channel = Text.Channel,
        Content = ToSend,
        ClientToken = Text.ClientToken,
        DraftId = Text.DraftId,
        DraftVersion = Text.Version,
        Plan = Timing.Plan,
        Accepted = accepted,
    };
}
