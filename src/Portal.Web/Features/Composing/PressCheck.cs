using Portal.Services.Composing;
using Portal.Services.Messages;
using Portal.Services.Scheduling;
using Portal.Web.Features.Scheduling;

namespace Portal.Web.Features.Composing;

/// <summary>What stands in the way of sending, what is worth knowing before, and what the author has been asked.</summary>
public sealed class PressCheck(Composition composition)
{
    private const string StillUploading = "A file is still being uploaded.";
    private readonly HashSet<WarningKind> _told = [];
    private readonly HashSet<Guid> _seen = [];

    public IReadOnlyList<SendProblem> Problems { get; private set; } = [];

    /// <summary>Why the button can't send now, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Text.Status.NeedsChoice || composition.AsksAboutAnswer ? "First choose above what becomes of this text."
        : composition.Choice(utcNow) is ChannelChoice.Closed closed ? closed.Reason
        : IsUploading ? StillUploading
        : IsWaitingForWindow ? $"Finding out whether {Text.Channel.Name} is open."
        : composition.Timing.Obstacle(utcNow);

    public bool IsWaitingForWindow => Text.Channel.Window is not null && composition.Windows is WritingWindows.NotKnownYet;

    /// <summary>What is worth knowing before the text goes.</summary>
    public IReadOnlyList<SendWarning> Warnings(DateTime utcNow) =>
        Text.Content.IsBlank ? [] : [.. NoSignIn(), .. OfApproval(), .. OfQuietHours(utcNow), .. OfWindow(composition.Choice(utcNow), OfFiles(Preflight.Of(composition.Choice(utcNow), composition.Variables.Values, Text.Content, utcNow, composition.Rules)))];

    /// <summary>Those that the first press on the button has brought up, and that the second accepts.</summary>
    public IReadOnlyList<SendWarning> Asked { get; private set; } = [];

    /// <summary>Why the contact may get the same twice, of which the author has been told and has not yet said anything.</summary>
    public Doubling? Doubling { get; private set; }

    public void Ask(Doubling doubling) => Doubling = doubling;

    /// <summary>What colleagues wrote to the contact a moment ago, of which the author has been told and has not yet said anything; the first one first.</summary>
    public IReadOnlyList<ColleaguesAnswer> Answers { get; private set; } = [];

    /// <summary>The messages of colleagues of which the author has said that they know them.</summary>
    public IReadOnlyCollection<Guid> Seen => _seen;

    public void Ask(IReadOnlyList<ColleaguesAnswer> answers) => Answers = answers;

    /// <summary>The author knows what they were asked about, and nothing that came after.</summary>
    public void AcceptAnswers() => _seen.UnionWith(Answers.Select(answer => answer.MessageId));

    /// <summary>False when something stands in the way; <see cref="Problems"/> or <see cref="Asked"/> say what.</summary>
    public bool Passes(DateTime utcNow)
    {
        Problems = [.. SendCheck.Of(composition.Choice(utcNow), composition.Contact.Recipient, composition.ToSend, composition.Rules), .. Unfinished()];
        Asked = Problems.Count > 0 ? [] : [.. Warnings(utcNow).Where(w => w.Asks && !_told.Contains(w.Kind))];
        (Doubling, Answers) = (null, []);
        _told.UnionWith(Asked.Select(w => w.Kind));
        return Problems.Count == 0 && Asked.Count == 0;
    }

    public void Refuse(IReadOnlyList<SendProblem> problems) => Problems = problems;

    /// <summary>What was said of the field before may no longer be true.</summary>
    public void Mended(ContentField field)
    {
        Problems = [.. Problems.Where(p => p.Field != field)];
        (Asked, Doubling) = ([], null);
    }

    /// <summary>Another text is shown, of which nothing was said yet.</summary>
    public void Reset()
    {
        (Problems, Asked, Doubling, Answers) = ([], [], null, []);
        _told.Clear();
    }

    public string? Problem(ContentField field) => Problems.FirstOrDefault(p => p.Field == field)?.Reason;

    private bool IsUploading => Text.Pending.Any(file => file.IsRunning);

    private ComposeText Text => composition.Text;

    /// <summary>The contact's quiet hours in which the text would go out, now or at the time that is chosen; null where that is a good time, and while one is being chosen.</summary>
    public QuietTime? Quiet(DateTime utcNow) => composition.Timing is { IsOpen: true, Time: null } ? null
        : QuietTime.Find(composition.Rules.QuietHours.On(Text.Channel), composition.Timing.Time?.At ?? utcNow, WallZone.Of(composition.Contact.TimeZone));

    /// <summary>Another time was chosen: whether it is a good one is asked anew.</summary>
    public void TimeChanged() => _told.Remove(WarningKind.QuietHours);

    // Who approves it is asked about the hour at which it goes then.
    private IEnumerable<SendWarning> OfQuietHours(DateTime utcNow) =>
        (composition.ApprovalNeed is null || composition.Timing.Time is not null) && Quiet(utcNow) is { } quiet ? [new SendWarning(WarningKind.QuietHours, QuietWords.Of(quiet, composition.Contact, isNow: composition.Timing.Time is null, composition.Timing.Choice.Clocks.Form), Asks: true)] : [];

    private IEnumerable<SendWarning> NoSignIn() =>
        composition.SignInProblem is { } reason ? [new SendWarning(WarningKind.NoSignIn, $"{reason} Until then what you send is held back.", Asks: false)] : [];

    private IEnumerable<SendWarning> OfApproval() =>
        composition.ApprovalNeed is { } need ? [new SendWarning(WarningKind.NeedsApproval, $"{need} A manager approves it first.", Asks: false)] : [];

    // What Preflight says of the window is about now.
    private IEnumerable<SendWarning> OfWindow(ChannelChoice choice, IEnumerable<SendWarning> warnings)
    {
        if (composition.Timing.Time is not { } time)
        {
            return warnings;
        }

        var others = warnings.Where(w => w.Kind is not WarningKind.WindowCloses);
        return choice is ChannelChoice.Open { ClosesAt: { } closes } && closes <= time.At
            ? others.Append(new SendWarning(WarningKind.WindowCloses, $"{choice.Channel.Title} closes before that time. Unless the contact writes again, the message will be held back.", Asks: true))
            : others;
    }

    private IEnumerable<SendProblem> Unfinished() =>
        IsUploading ? [new SendProblem(ContentField.Attachments, StillUploading)] : [];

    // Who has chosen a file has not forgotten it: it is on its way, or said not to be attached.
    private IEnumerable<SendWarning> OfFiles(IEnumerable<SendWarning> warnings) => Text.Pending.Count == 0 ? warnings :
    [
        .. warnings.Where(w => w.Kind is not WarningKind.ForgottenFile),
        .. Text.Pending.Where(file => !file.IsRunning).Take(1).Select(file => new SendWarning(WarningKind.FileNotAttached, $"{file.Name} is not attached.", Asks: true)),
    ];
}
