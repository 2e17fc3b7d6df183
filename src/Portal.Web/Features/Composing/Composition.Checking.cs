using Portal.Services.Composing;
using Portal.Services.Messages;

namespace Portal.Web.Features.Composing;

/// <summary>What stands in the way of sending, what is worth knowing before, and what the author has been asked.</summary>
public sealed partial class Composition
{
    private readonly HashSet<WarningKind> _told = [];

    public IReadOnlyList<SendProblem> Problems { get; private set; } = [];

    /// <summary>Why the button can't send now, as a sentence; null when it can.</summary>
    public string? Obstacle(DateTime utcNow) =>
        Text.Status.NeedsChoice || AsksAboutAnswer ? "First choose above what becomes of this text."
        : Choice(utcNow) is ChannelChoice.Closed closed ? closed.Reason
        : IsUploading ? StillUploading
        : IsWaitingForWindow ? $"Finding out whether {Text.Channel.Name} is open."
        : Timing.Obstacle(utcNow);

    public bool IsWaitingForWindow => Text.Channel.Window is not null && Windows is WritingWindows.NotKnownYet;

    /// <summary>What is worth knowing before the text goes.</summary>
    public IReadOnlyList<SendWarning> Warnings(DateTime utcNow) =>
        Text.Content.IsBlank ? [] : [.. NoSignIn(), .. OfQuietHours(utcNow), .. OfWindow(Choice(utcNow), OfFiles(Preflight.Of(Choice(utcNow), Values, Text.Content, utcNow, Rules)))];

    /// <summary>Those that the first press on the button has brought up, and that the second accepts.</summary>
    public IReadOnlyList<SendWarning> Asked { get; private set; } = [];

    /// <summary>Why the contact may get the same twice, of which the author has been told and has not yet said anything.</summary>
    public Doubling? Doubling { get; private set; }

    public void Ask(Doubling doubling) => Doubling = doubling;

    /// <summary>False when something stands in the way; <see cref="Problems"/> or <see cref="Asked"/> say what.</summary>
    public bool Check(DateTime utcNow)
    {
        Problems = [.. SendCheck.Of(Choice(utcNow), Contact.Recipient, ToSend, Rules), .. Unfinished()];
        Asked = Problems.Count > 0 ? [] : [.. Warnings(utcNow).Where(w => w.Asks && !_told.Contains(w.Kind))];
        Doubling = null;
        _told.UnionWith(Asked.Select(w => w.Kind));
        return Problems.Count == 0 && Asked.Count == 0;
    }

    public void Refuse(IReadOnlyList<SendProblem> problems) => Problems = problems;

    public string? Problem(ContentField field) => Problems.FirstOrDefault(p => p.Field == field)?.Reason;

    private IEnumerable<SendWarning> NoSignIn() =>
        SignInProblem is { } reason ? [new SendWarning(WarningKind.NoSignIn, $"{reason} Until then what you send is held back.", Asks: false)] : [];

    private void Mended(ContentField field)
    {
        Problems = [.. Problems.Where(p => p.Field != field)];
        (Asked, Doubling) = ([], null);
    }
}
