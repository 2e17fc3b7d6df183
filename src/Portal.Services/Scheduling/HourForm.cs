namespace Portal.Services.Scheduling;

/// <summary>How the hours of a day are counted where times are shown: 14:32, or 2:32 pm.</summary>
public enum HourForm
{
    Hours24,
    Hours12,
}

public static class HourForms
{
    /// <summary>A pattern with a time of 24 hours, as <c>ddd HH:mm</c>, in this form.</summary>
    public static string Of(this HourForm form, string pattern) =>
        form is HourForm.Hours12 ? pattern.Replace("HH:mm:ss", "h:mm:ss tt", StringComparison.Ordinal).Replace("HH:mm", "h:mm tt", StringComparison.Ordinal) : pattern;
}
