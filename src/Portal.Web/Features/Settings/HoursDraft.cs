using Portal.Services.Composing;

namespace Portal.Web.Features.Settings;

/// <summary>Quiet hours in their fields.</summary>
public sealed class HoursDraft
{
    private static readonly QuietHours Usual = QuietHours.Find(new QuietHoursSettings().Hours) ?? new QuietHours(new TimeOnly(21, 0), new TimeOnly(8, 0));

    public HoursKind Kind { get; set; }

    /// <summary>As in 21:00; empty where the field is.</summary>
    public string From { get; private set; } = Clock(Usual.From);

    public string To { get; private set; } = Clock(Usual.To);

    /// <summary>As it is saved; null where the channel has none of its own.</summary>
    public string? Text => Kind switch
    {
        HoursKind.AsGeneral => null,
        HoursKind.None => QuietHoursSettings.None,
        _ => $"{From}-{To}",
    };

    /// <param name="text">As it was saved; null where the channel has none of its own.</param>
    public static HoursDraft Of(string? text)
    {
        var hours = text is null ? null : QuietHours.Find(text);
        return new HoursDraft
        {
            Kind = text is null ? HoursKind.AsGeneral : hours is null ? HoursKind.None : HoursKind.Between,
            From = Clock((hours ?? Usual).From),
            To = Clock((hours ?? Usual).To),
        };
    }

    public void BeginAt(object? told) => From = Minute(told);

    public void EndAt(object? told) => To = Minute(told);

    // Blazor tells the value of a field of time with seconds, which the field itself doesn't have.
    private static string Minute(object? told) => told is string { Length: > 5 } text ? text[..5] : told as string ?? string.Empty;

    private static string Clock(TimeOnly time) => time.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}

public enum HoursKind
{
    AsGeneral,
    None,
    Between,
}
