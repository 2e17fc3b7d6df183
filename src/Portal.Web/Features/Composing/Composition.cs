using Portal.Services.Composing;
using Portal.Services.Contacts;
using Portal.Services.Drafts;
using Portal.Services.HighLevel;
using Portal.Services.Materials;
using Portal.Services.Messages;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>One message being composed, from opening the dialog to closing it: a text for each channel, one of which is shown.</summary>
public sealed class Composition
{
    private readonly Dictionary<Channel, ComposeText> _texts;

    public Composition(ContactDetails contact, Channel? lastUsed, IReadOnlyList<Draft> drafts, SendingRules rules, DateTime utcNow)
    {
        (Contact, Rules) = (contact, rules);
        (Check, AuthorTexts) = (new PressCheck(this), new AuthorTexts(this));
        Variables = new TextVariables(this) { Known = new VariableValues(contact.Recipient, string.Empty, string.Empty) };
        _texts = rules.Offered.ToDictionary(c => c, c => new ComposeText(c));
        var shown = drafts.Where(d => _texts.ContainsKey(Channel.Of(d.ChannelKey))).ToList();
        shown.ForEach(d => _texts[Channel.Of(d.ChannelKey)].Show(d));
        Text = _texts[Beginning(shown, lastUsed, utcNow)];
    }

    public ContactDetails Contact { get; }

    public SendingRules Rules { get; }

    public PressCheck Check { get; }

    public AuthorTexts AuthorTexts { get; }

    public TextVariables Variables { get; }

    public required Timing Timing { get; init; }

    /// <summary>The text that is shown.</summary>
    public ComposeText Text { get; private set; }

    /// <summary>Those of all channels that the server does not have yet as they are.</summary>
    public List<ComposeText> Unsaved => [.. _texts.Values.Where(t => t.NeedsSaving)];

    public IReadOnlyCollection<ComposeText> Texts => _texts.Values;

    public bool HasDrafts => _texts.Values.Any(t => t.DraftId is not null);
    public WritingWindows Windows { get; set; } = new WritingWindows.NotKnownYet();
    /// <summary>Why nothing can go out just now, as a sentence; null while nothing is known against it.</summary>
    public string? SignInProblem { get; set; }

    /// <summary>Whose token a message would go out with now; null while that is not known.</summary>
    public TokenSource? SendsWith { get; set; }

    /// <summary>Null until the service has answered, as for <see cref="Appointments"/>.</summary>
    public Reading<SenderNumbers>? Numbers { get; set; }
    public Reading<IReadOnlyList<ContactAppointment>>? Appointments { get; set; }
    public bool IsSending { get; set; }

    public IReadOnlyList<ChannelChoice> Choices(DateTime utcNow) =>
        ChannelChoices.For(Contact.Recipient, Windows.LastInbound(utcNow), Rules, utcNow, takesCustom: SendsWith is not (TokenSource.PrivateIntegration or TokenSource.Configuration));

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
            Check.Mended(ContentField.Body);
        }

        if (text.Content.Subject != shown.Subject)
        {
            Check.Mended(ContentField.Subject);
        }

        text.Typed = shown.Number;
        text.Type(text.Content with { Body = shown.Body, Subject = shown.Subject });
    }

    /// <summary>Whether what would be sent now is exactly what the browser shows. A time that arrives with the press makes the browser tell the same text once more.</summary>
    public bool IsAt(ShownText shown) =>
        Text.Typed >= shown.Number && (Text.Channel, Text.Content.Body, Text.Content.Subject) == (shown.Channel, shown.Body, shown.Subject);

    /// <summary>Changes what is not typed, but chosen.</summary>
    public void Choose(ContentField field, Func<MessageContent, MessageContent> change)
    {
        Check.Mended(field);
        Text.Type(change(Text.Content));
    }

    /// <summary>Exchanges the text itself, in the fields too.</summary>
    public void Rewrite(Func<MessageContent, MessageContent> change)
    {
        Check.Mended(ContentField.Body);
        Text.Rewrite(change(Text.Content));
    }

    /// <param name="accepted">What the author was told, and wants all the same.</param>
    /// <param name="seen">The messages of colleagues that the author has looked at in the thread, beside those that they were asked about.</param>
    public SendCommand Command(Doubling? accepted, IEnumerable<Guid> seen) => new()
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
        Seen = [.. Check.Seen, .. seen],
    };

    /// <summary>The text as it would be sent now: with what is known in the places that it keeps.</summary>
    public MessageContent ToSend => ToSendOf(Text);

    public MessageContent ToSendOf(ComposeText text) => ContentVariables.Filled(text.Content, text.Channel, Variables.Values);

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

    /// <summary>Why somebody else has to approve what is shown, as sentences; null where nobody has to. The ledger decides when it is sent.</summary>
    public string? ApprovalNeed { get; set; }

    /// <summary>What pressing the button does.</summary>
    public string ActionName(DateTime utcNow) =>
        Timing.Time is { } time ? $"Schedule for {SendTimeWords.Brief(time, utcNow, Timing.Choice.Clocks.Form)}{(Timing.Choice.Clocks.AreOne ? null : $" {time.Zone.Place}")}"
        : Timing.IsOpen ? "Schedule"
        : ApprovalNeed is not null ? "Submit for approval"
        : $"Send {Text.Channel.Name}";

    /// <summary>Keeps the time with the text. What was asked before was asked about another time.</summary>
    public void TimeChanged()
    {
        Check.TimeChanged();
        Choose(ContentField.SendAt, content => content with { Later = Timing.Later });
        Text.Planned = Timing.Later is null ? null : Text.Planned;
    }

    /// <summary>Chooses the first time after the contact's quiet hours; none where they are over by now.</summary>
    public void PutOff(DateTime utcNow)
    {
        if (Check.Quiet(utcNow) is { Good: var good })
        {
            Timing.PutOff(good, utcNow);
            TimeChanged();
        }
    }

    /// <summary>Goes on with the time of the text that is shown now.</summary>
    public void ResumeTime(DateTime utcNow)
    {
        var later = Text.Content.Later;
        Timing.Resume(Rules.ServiceMayHold || later is null ? later : later with { HeldByService = false }, Text.Planned, utcNow);
    }

    /// <summary>Adds a file to the text that it was chosen for, which is shown or not.</summary>
    /// <param name="turn">Where it comes among the files of that text.</param>
    public void Attach(ComposeText text, Attachment file, int turn)
    {
        text.Type(text.Content with { Attachments = text.Order.With(text.Content.Attachments, file, turn) });
        FilesChanged();
    }

    /// <summary>What was said of the files before may no longer be true.</summary>
    public void FilesChanged() => Check.Mended(ContentField.Attachments);

    /// <summary>Whether there is anything to choose to send from.</summary>
    public bool HasSenders => Text.Channel == Channel.Email ? Rules.Senders.Count > 0 : Text.Channel.HasSenderNumbers && Numbers is Reading<SenderNumbers>.Found { Value.Numbers.Count: > 0 };

    /// <summary>Whether the contact has appointments that a text can be about.</summary>
    public bool HasAppointments => Appointments is Reading<IReadOnlyList<ContactAppointment>>.Found { Value.Count: > 0 };

    public bool ShowsFrom => Text.Content.EmailFrom is not null || Text.Content.FromNumber is not null || Wants(ContentField.From);

    public bool ShowsCopies => Text.Content.EmailCc.Count > 0 || Text.Content.EmailBcc.Count > 0 || Wants(ContentField.Cc) || Check.Problem(ContentField.Bcc) is not null;

    public bool ShowsAppointment => Text.Content.AppointmentId is not null || Text.Wanted.Contains(Seldom.Appointment);

    private void Turn(Channel channel)
    {
        Text = _texts[channel];
        Check.Reset();
        Text.Newest = null;
    }

    private Channel Beginning(List<Draft> drafts, Channel? lastUsed, DateTime utcNow) =>
        (drafts.MaxBy(d => d.UpdatedAt) is { } newest ? Channel.Of(newest.ChannelKey) : null)
        ?? (Choices(utcNow) is var choices && choices.Any(c => c.Channel == lastUsed) ? lastUsed : null)
        ?? choices.FirstOrDefault(c => c is ChannelChoice.Open)?.Channel
        ?? choices[0].Channel;

    private bool Wants(ContentField field) => Check.Problem(field) is not null || Text.Wanted.Contains(field is ContentField.From ? Seldom.From : Seldom.Copies);
}
