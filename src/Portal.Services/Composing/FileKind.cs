namespace Portal.Services.Composing;

/// <summary>What a file is, told from its first bytes: its name and the browser's word for it can be anything.</summary>
public enum FileKind
{
    Jpeg,
    Png,
    Gif,
    Heic,
    Mp4,
    Mpeg,
    ThreeGp,
    Mp3,
    M4a,
    Wav,
    Aiff,
    Ogg,
    Aac,
    Amr,
    Pdf,
    WordOrSheetOrSlides,
    OldOffice,
    Zip,
    Rar,
    Contact,
    Calendar,
    Text,
}
