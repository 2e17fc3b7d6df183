namespace Portal.Services.Composing;

/// <summary>How a text travels as SMS, and so what it costs.</summary>
public sealed record SmsSegments
{
    public required SmsEncoding Encoding { get; init; }

    /// <summary>Septets for GSM-7 (extension characters count two), UTF-16 code units for Unicode.</summary>
    public required int Units { get; init; }

    /// <summary>Characters as people count them.</summary>
    public required int Characters { get; init; }

    /// <summary>0 for an empty text.</summary>
    public required int Segments { get; init; }

    /// <summary>Units left in the last segment.</summary>
    public required int Remaining { get; init; }

    /// <summary>The characters that force Unicode, each once, in the order met; empty for GSM-7.</summary>
    public required IReadOnlyList<string> ForcingUnicode { get; init; }

    public static SmsSegments Of(string text) => throw new NotImplementedException();
}

public enum SmsEncoding
{
    Gsm7,
    Unicode,
}
