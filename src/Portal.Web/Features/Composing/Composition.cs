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
    private readonly HashSet<WarningKind> _told = [];

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

    /// <summary>One for everything that pressing the button may bring about, so that it brings about one message.</summary>
    public Guid ClientToken { get; } = Guid.CreateVersion7();

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
    public IReadOnlyList<SendProblem> Problems { get; private set; } = [];
    public bool IsSending { get; set; }

    public IReadOnlyList<ChannelChoice> Choices(DateTime utcNow) =>
        ChannelChoices.For(Contact.Recipient, Windows.LastInbound(utcNow), Rules, utcNow);

    public ChannelChoice Choice(DateTime utcNow) => Choices(utcNow).First(c => c.Channel == Text.Channel);

    /// <summary>Why the button can't send now, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Text.Status.NeedsChoice ? "First choose above what becomes of this text."
        : Choice(utcNow) is ChannelChoice.Closed closed ? closed.Reason
        : IsUploading ? StillUploading
        : IsWaitingForWindow ? $"Finding out whether {Text.Channel.Name} is open."
        : Timing.Obstacle(utcNow);

    public bool IsWaitingForWindow => Text.Channel.Window is not null && Windows is WritingWindows.NotKnownYet;

    /// <summary>What is worth knowing before the text goes.</summary>
    public IReadOnlyList<SendWarning> Warnings(DateTime utcNow) =>
        Text.Content.IsBlank ? [] : [.. NoSignIn(), .. OfWindow(Choice(utcNow), Preflight.Of(Choice(utcNow), Values, Text.Content, utcNow)), .. NotAttached()];

    /// <summary>Those that the first press on the button has brought up, and that the second accepts.</summary>
    public IReadOnlyList<SendWarning> Asked { get; private set; } = [];

    /// <summary>False when something stands in the way; <see cref="Problems"/> or <see cref="Asked"/> say what.</summary>
    public bool Check(DateTime utcNow)
    {
        Problems = [.. SendCheck.Of(Choice(utcNow), Contact.Recipient, Text.Content, Rules), .. Unfinished()];
        Asked = Problems.Count > 0 ? [] : [.. Warnings(utcNow).Where(w => w.Asks && !_told.Contains(w.Kind))];
        _told.UnionWith(Asked.Select(w => w.Kind));
        return Problems.Count == 0 && Asked.Count == 0;
    }

    public void Refuse(IReadOnlyList<SendProblem> problems) => Problems = problems;

    public string? Problem(ContentField field) => Problems.FirstOrDefault(p => p.Field == field)?.Reason;

    /// <summary>What the browser says now stands in the fields of that channel, and its number for that.</summary>
    public void Type(Channel channel, string body, string? subject, int number = 0)
    {
        if (!_texts.TryGetValue(channel, out var text))
        {
            return;
        }

        if (text.Content.Body != body)
        {
            Mended(ContentField.Body);
        }

        if (text.Content.Subject != subject)
        {
            Mended(ContentField.Subject);
        }

        text.Typed = Math.Max(text.Typed, number);
        text.Type(text.Content with { Body = body, Subject = subject });
    }

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

    /// <summary>Begins an answer to an e-mail, with what is written to this contact by e-mail already.</summary>
    public void Answer(EmailAnswer answer)
    {
        if (_texts.ContainsKey(Channel.Email))
        {
            Turn(Channel.Email);
            Rewrite(answer.Begin);
        }
    }

    /// <summary>Begins with what was written before; false, and nothing is changed, where something else stands there already.</summary>
    public bool Resume(Channel channel, MessageContent content)
    {
        if (!_texts.TryGetValue(channel, out var text) || !text.Content.IsBlank)
        {
            return false;
        }

        Turn(channel);
        Rewrite(_ => content);
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

    /// <summary>Shows this channel's text, where the sub-account has the channel.</summary>
    public void Continue(Channel channel)
    {
        if (_texts.ContainsKey(channel))
        {
            Turn(channel);
        }
    }

    /// <summary>Keeps the text of each channel, and carries it over where the other has none yet.</summary>
    public void Switch(Channel channel)
    {
        var left = Text;
        Turn(channel);
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
        Plan = Timing.Plan,
    };

    private void Turn(Channel channel)
    {
        Text = _texts[channel];
        (Problems, Asked) = ([], []);
        _told.Clear();
    }

    private IEnumerable<SendWarning> NoSignIn() =>
        SignInProblem is { } reason ? [new SendWarning(WarningKind.NoSignIn, $"{reason} Until then what you send is held back.", Asks: false)] : [];

    private void Mended(ContentField field)
    {
        Problems = [.. Problems.Where(p => p.Field != field)];
        Asked = [];
    }

    private Channel Beginning(List<Draft> drafts, Channel? lastUsed, DateTime utcNow) =>
        (drafts.MaxBy(d => d.UpdatedAt) is { } newest ? Channel.Of(newest.ChannelKey) : null)
        ?? (Choices(utcNow) is var choices && choices.Any(c => c.Channel == lastUsed) ? lastUsed : null)
        ?? choices.FirstOrDefault(c => c is ChannelChoice.Open)?.Channel
        ?? choices[0].Channel;
}
