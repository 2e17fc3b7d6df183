namespace Portal.Services.People;

/// <summary>How a person is told of what is new.</summary>
public sealed record NoticePreferences
{
    /// <summary>Words on the page.</summary>
    public bool Toasts { get; init; } = true;
    public bool Sound { get; init; }

    /// <summary>Where the browser allows it.</summary>
    public bool Desktop { get; init; }

    /// <summary>UTC; nothing is heard or seen before, as while presenting. Null or past for no such time.</summary>
    public DateTime? QuietUntil { get; init; }

    /// <summary>Whether nothing is heard or seen outside the hours that follow.</summary>
    public bool OnlyInWorkingHours { get; init; }
    public WorkDays Days { get; init; } = WorkDays.Weekdays;

    /// <summary>By the clock in <see cref="Zone"/>; <see cref="To"/> is on the next day where it is not later than <see cref="From"/>.</summary>
    public TimeOnly From { get; init; } = new(9, 0);
    public TimeOnly To { get; init; } = new(17, 0);

    /// <summary>The IANA id of the person's time zone, as it was when they chose the hours; null for UTC.</summary>
    public string? Zone { get; init; }
}

/// <summary>Days of the week, each its own bit in the order of <see cref="DayOfWeek"/>.</summary>
[Flags]
public enum WorkDays
{
    None = 0,
    Sunday = 1,
    Monday = 2,
    Tuesday = 4,
    Wednesday = 8,
    Thursday = 16,
    Friday = 32,
    Saturday = 64,
    Weekdays = Monday | Tuesday | Wednesday | Thursday | Friday,
}
