using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>The files of the texts, and those that are still on their way.</summary>
public sealed partial class Composition
{
    private const string StillUploading = "A file is still being uploaded.";

    private bool IsUploading => Text.Pending.Any(file => file.IsRunning);

    /// <summary>Adds a file to the text that it was chosen for, which is shown or not.</summary>
    /// <param name="turn">Where it comes among the files of that text.</param>
    public void Attach(ComposeText text, Attachment file, int turn)
    {
        text.Type(text.Content with { Attachments = text.Order.With(text.Content.Attachments, file, turn) });
        FilesChanged();
    }

    /// <summary>What was said of the files before may no longer be true.</summary>
    public void FilesChanged() => Mended(ContentField.Attachments);

    private IEnumerable<SendProblem> Unfinished() =>
        IsUploading ? [new SendProblem(ContentField.Attachments, StillUploading)] : [];

    // Who has chosen a file has not forgotten it: it is on its way, or said not to be attached.
    private IEnumerable<SendWarning> OfFiles(IEnumerable<SendWarning> warnings) => Text.Pending.Count == 0 ? warnings :
    [
        .. warnings.Where(w => w.Kind is not WarningKind.ForgottenFile),
        .. Text.Pending.Where(file => !file.IsRunning).Take(1).Select(file => new SendWarning(WarningKind.FileNotAttached, $"{file.Name} is not attached.", Asks: true)),
    ];
}
