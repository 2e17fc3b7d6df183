namespace Portal.Services.History;

/// <summary>A time as SQLite has it, <c>2026-03-02 09:00:00.1234567</c> with up to seven digits behind the point or none. Its own reader understands every form there is, which takes ten times as long.</summary>
internal static class StoredTime
{
    private const int Seconds = 19;
    private const int Longest = 27;

    /// <summary>UTC; false where it has another form.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DateTime time)
    {
        time = default;
        if (text.Length is < Seconds or > Longest || text[4] != '-' || text[7] != '-' || text[10] != ' ' || text[13] != ':' || text[16] != ':' || (text.Length > Seconds && text[Seconds] != '.'))
        {
            return false;
        }

        var (year, month, day) = (Number(text[..4]), Number(text[5..7]), Number(text[8..10]));
        var (hour, minute, second) = (Number(text[11..13]), Number(text[14..16]), Number(text[17..Seconds]));
        var fraction = text.Length > Seconds ? Number(text[(Seconds + 1)..]) : 0;
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour is < 0 or > 23 || minute is < 0 or > 59 || second is < 0 or > 59 || fraction < 0)
        {
            return false;
        }

        for (var digits = Math.Max(0, text.Length - Seconds - 1); digits < Longest - Seconds - 1; digits++)
        {
            fraction *= 10;
        }

        time = new DateTime(year, month, day, hour, minute, second, DateTimeKind.Utc).AddTicks(fraction);
        return true;
    }

    // Below zero where it has something else in it than digits.
    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
