using Portal.Services.Composing;

namespace Portal.Web.Features.Composing;

/// <summary>A file that is not part of a text yet: the browser has it, under this id, and is bringing it or failed to.</summary>
public sealed class PendingFile(string id, string name, long size, FileKind? kind, int turn)
{
    public string Id { get; } = id;
    public string Name { get; } = name;

    /// <summary>Bytes.</summary>
    public long Size { get; } = size;

    /// <summary>Where it comes among the files of its text, as <see cref="FileOrder"/> counts.</summary>
    public int Turn { get; } = turn;

    /// <summary>How much has left the browser.</summary>
    public int Percent { get; private set; }

    /// <summary>Why it is not attached, as a sentence; null while it is on its way.</summary>
    public string? Problem { get; private set; }

    public bool MayRetry { get; private set; }
    public bool IsRunning => Problem is null;

    /// <summary>As it will be, to be checked together with the others.</summary>
    public Attachment Foreseen => new() { Url = string.Empty, Name = Name, Size = Size, Kind = kind, IsUploaded = true };

    /// <summary>Why it is not brought yet, as a sentence; null while it is.</summary>
    public string? Waiting { get; private set; }

    public void Progress(int percent) => (Percent, Waiting) = (Math.Clamp(percent, 0, 100), null);

    public void Wait(string reason) => (Percent, Waiting) = (0, reason);

    public void Fail(string problem, bool mayRetry) => (Problem, MayRetry, Waiting) = (problem, mayRetry, null);

    public void Restart() => (Percent, Problem, MayRetry) = (0, null, false);
}
