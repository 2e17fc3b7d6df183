using System.Text.Json;

namespace Portal.Services.Composing;

/// <summary>
/// When a text that is still being written is to go out, as its author has chosen: <paramref name="At"/> in UTC, <paramref name="Wall"/>
/// the same on the clock of <paramref name="Zone"/> (IANA), as <c>yyyy-MM-ddTHH:mm</c>.
/// </summary>
public sealed record ChosenTime(DateTime At, string Wall, string Zone, bool OnlyIfUnanswered, bool HeldByService)
{
    /// <summary>One text of it, for keeping it elsewhere.</summary>
    public string Kept() => JsonSerializer.Serialize(this);

    /// <summary>Null for what is no such text.</summary>
    public static ChosenTime? Of(string kept)
    {
        try
        {
            return kept.Length > 0 && JsonSerializer.Deserialize<ChosenTime>(kept) is { Wall: not null, Zone: not null } time ? time with { At = time.At.ToUniversalTime() } : null;
        }
        catch (JsonException)
        {
            return null; // a browser may say anything
        }
    }
}
