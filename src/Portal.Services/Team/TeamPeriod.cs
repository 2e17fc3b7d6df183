namespace Portal.Services.Team;

/// <summary>Days whose figures a manager looks at. Weeks begin on Monday.</summary>
public enum TeamPeriod
{
    Today,
    Yesterday,
    ThisWeek,
    LastWeek,
}

/// <summary>A first and a last day, both included.</summary>
public sealed record DaySpan(DateOnly From, DateOnly To)
{
    public static DaySpan Of(TeamPeriod period, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return period switch
        {
            TeamPeriod.Today => new(today, today),
            TeamPeriod.Yesterday => new(today.AddDays(-1), today.AddDays(-1)),
            TeamPeriod.ThisWeek => new(monday, monday.AddDays(6)),
            TeamPeriod.LastWeek => new(monday.AddDays(-7), monday.AddDays(-1)),
            _ => throw new ArgumentOutOfRangeException(nameof(period), period, "This period has no days."),
        };
    }

    public bool Has(DateOnly day) => From <= day && day <= To;
}
