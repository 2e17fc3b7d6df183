using System.Globalization;

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

    public static SmsSegments Of(string text)
    {
        var forcing = Forcing(text);
        var encoding = forcing.Count == 0 ? SmsEncoding.Gsm7 : SmsEncoding.Unicode;
        var costs = encoding == SmsEncoding.Gsm7 ? [.. text.Select(Gsm7.Septets)] : CodeUnits(text);
        var (segments, remaining) = Pack(costs, SmsLimits.Of(encoding));
        return new SmsSegments
        {
            Encoding = encoding,
            Units = costs.Sum(),
            Characters = new StringInfo(text).LengthInTextElements,
            Segments = segments,
            Remaining = remaining,
            ForcingUnicode = forcing,
        };
    }

    private static List<string> Forcing(string text)
    {
        var forcing = new OrderedDictionary<string, bool>(StringComparer.Ordinal);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (element.Any(c => Gsm7.Septets(c) == 0))
            {
                forcing.TryAdd(element, true);
            }
        }

        return [.. forcing.Keys];
    }

    // One cost for each thing that is not divided: a character as people see it, were it a family or a letter under its accents.
    // Only one that no segment could hold is divided, and a line end of two characters, which nobody sees.
    private static List<int> CodeUnits(string text)
    {
        var costs = new List<int>(text.Length);
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            costs.AddRange(element == "\r\n" || element.Length > SmsLimits.Of(SmsEncoding.Unicode).Joined ? element.EnumerateRunes().Select(rune => rune.Utf16SequenceLength) : [element.Length]);
        }

        return costs;
    }

    private static (int Segments, int Remaining) Pack(List<int> costs, SmsLimits limits)
    {
        var total = costs.Sum();
        if (total <= limits.Single)
        {
            return (total == 0 ? 0 : 1, limits.Single - total);
        }

        var (segments, used) = (1, 0);
        foreach (var cost in costs)
        {
            (segments, used) = used + cost > limits.Joined ? (segments + 1, cost) : (segments, used + cost);
        }

        return (segments, limits.Joined - used);
    }

    /// <summary>Units in a message of one segment, and in each of several, where a header takes its share.</summary>
    private sealed record SmsLimits(int Single, int Joined)
    {
        public static SmsLimits Of(SmsEncoding encoding) => encoding == SmsEncoding.Gsm7 ? new(160, 153) : new(70, 67);
    }
}

public enum SmsEncoding
{
    Gsm7,
    Unicode,
}
