namespace Portal.Services.Composing;

/// <summary>
/// Text as it can be stored and sent. Half of a surrogate pair, as an editor leaves it that cuts an emoji in two, is no character:
/// it is shown as U+FFFD, and becomes that.
/// </summary>
public static class WholeText
{
    public static string Of(string text) =>
        text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
