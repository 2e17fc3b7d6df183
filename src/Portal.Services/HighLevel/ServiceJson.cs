using System.Globalization;
using System.Text.Json;

namespace Portal.Services.HighLevel;

/// <summary>Reads the service's JSON leniently: its documents and its answers disagree on types, wrappers and what may be missing.</summary>
internal static class ServiceJson
{
    // A number below this is in seconds: as milliseconds it would be before 1973.
    private const long SmallestMilliseconds = 100_000_000_000;

    public static JsonElement? Child(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined)
            ? child
            : null;

    public static JsonElement? Object(this JsonElement element, string name) =>
        element.Child(name) is { ValueKind: JsonValueKind.Object } child ? child : null;

    /// <summary>The object inside the first of these wrappers that is there, else the element itself.</summary>
    public static JsonElement Unwrapped(this JsonElement element, params ReadOnlySpan<string> wrappers)
    {
        foreach (var wrapper in wrappers)
        {
            if (element.Object(wrapper) is { } inner)
            {
                return inner;
            }
        }

        return element;
    }

    /// <summary>
    /// The array called <paramref name="name"/>, wherever the answer has it: at the top, inside a wrapper of the same name or of <c>data</c>,
    /// as that wrapper, or as the whole answer.
    /// </summary>
    public static JsonElement? List(this JsonElement element, string name)
    {
        for (var depth = 0; depth < 3; depth++)
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                return element;
            }

            if ((element.Child(name) ?? element.Child("data")) is not { } inner)
            {
                return null;
            }

            element = inner;
        }

        return element.ValueKind == JsonValueKind.Array ? element : null;
    }

    public static IEnumerable<JsonElement> Items(this JsonElement? element) =>
        element is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];

    /// <summary>Null when missing, blank, or neither text nor number.</summary>
    public static string? Text(this JsonElement element, string name) => AsText(element.Child(name));

    public static string? Text(this JsonElement element, string name, string otherName) => element.Text(name) ?? element.Text(otherName);

    public static long? Whole(this JsonElement element, string name) => AsWhole(element.Child(name));

    public static int Count(this JsonElement element, string name) => (int)Math.Clamp(element.Whole(name) ?? 0, 0, int.MaxValue);

    public static bool? Flag(this JsonElement element, string name) => element.Child(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        { ValueKind: JsonValueKind.String } text => bool.TryParse(text.GetString(), out var flag) ? flag : null,
        _ => null,
    };

    /// <summary>UTC; from ISO 8601, seconds or milliseconds, as number or text.</summary>
    public static DateTime? Time(this JsonElement element, string name)
    {
        if (element.Whole(name) is { } number)
        {
            return FromUnix(number);
        }

        return DateTimeOffset.TryParse(element.Text(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.UtcDateTime
            : null;
    }

    /// <summary>An array of texts, or of objects that hold one under any of <paramref name="keys"/>; a single text counts as an array of one.</summary>
    public static IReadOnlyList<string> Texts(this JsonElement element, string name, params string[] keys)
    {
        var child = element.Child(name);
        return child is { ValueKind: JsonValueKind.Array }
            ? [.. child.Items().Select(item => TextOf(item, keys)).OfType<string>()]
            : AsText(child) is { } single ? [single] : [];
    }

    /// <summary>As <see cref="Texts"/>, but also out of lists within the list and out of a wrapper of the same name.</summary>
    public static IReadOnlyList<string> AllTexts(this JsonElement element, string name, params string[] keys) =>
        element.Object(name) is { } wrapper && wrapper.Child(name) is not null ? wrapper.AllTexts(name, keys)
        : element.Child(name) is { ValueKind: JsonValueKind.Array } list ? [.. Flat(list).Select(item => TextOf(item, keys)).OfType<string>()]
        : element.Texts(name, keys);

    private static IEnumerable<JsonElement> Flat(JsonElement list) =>
        list.EnumerateArray().SelectMany(item => item.ValueKind == JsonValueKind.Array ? Flat(item) : [item]);

    private static string? TextOf(JsonElement item, string[] keys) =>
        item.ValueKind == JsonValueKind.Object ? keys.Select(key => item.Text(key)).FirstOrDefault(text => text is not null) : AsText(item);

    private static string? AsText(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => string.IsNullOrWhiteSpace(text.GetString()) ? null : text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetRawText(),
        _ => null,
    };

    private static long? AsWhole(JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.Number } number when number.TryGetInt64(out var whole) => whole,
        { ValueKind: JsonValueKind.Number } number when number.TryGetDouble(out var real) && Math.Abs(real) < 1e18 => (long)real,
        { ValueKind: JsonValueKind.String } text when long.TryParse(text.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => whole,
        _ => null,
    };

    private static DateTime? FromUnix(long number)
    {
        var milliseconds = Math.Abs(number) < SmallestMilliseconds ? number * 1000 : number;
        return milliseconds > -62_135_596_800_000 && milliseconds < 253_402_300_800_000
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).UtcDateTime
            : null;
    }
}
