using System.Globalization;
using Portal.Services.Scheduling;

namespace Portal.Web.Features.Scheduling;

/// <summary>A time being chosen: by a preset, in words, or by day and time; on the contact's clock or on the viewer's.</summary>
public sealed class TimeChoice(TwoClocks clocks)
{
    public TwoClocks Clocks { get; } = clocks;

    /// <summary>Whose clock the presets, the words and the fields are read on.</summary>
    public WallZone Edited { get; private set; } = clocks.Contact;

    /// <summary>Null until a time is chosen that can be sent at.</summary>
    public SendTime? Time { get; private set; }

    /// <summary>What was typed and not replaced by another way of choosing.</summary>
    public string Typed { get; private set; } = string.Empty;

    public string? Day { get; private set; }

    public string? Clock { get; private set; }

    /// <summary>Why what was typed is no time, as a sentence.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether the problem is with the words, and not with the fields.</summary>
    public bool IsProblemOfWords { get; private set; }

    /// <summary>Chosen by typing or by the fields, so that it is worth offering again.</summary>
    public bool IsCustom { get; private set; }

    public void Choose(SendTime time)
    {
        Take(time, isCustom: false);
        Typed = string.Empty;
    }

    /// <summary>Begins with a time that was chosen before, on its own clock where that is one of the two.</summary>
    public void Begin(SendTime time)
    {
        Edited = time.Zone == Clocks.Viewer ? Clocks.Viewer : Clocks.Contact;
        Take(time.In(Edited), isCustom: true);
    }

    public void Type(string text, DateTime utcNow)
    {
        Typed = text;
        if (string.IsNullOrWhiteSpace(text))
        {
            Forget();
        }
        else
        {
            Take(TimeText.Read(text, Edited, utcNow, Clocks.Form), isOfWords: true);
        }
    }

    /// <summary>From the browser's fields; nothing is said while one of them is still empty.</summary>
    public void Set(string? day, string? clock, DateTime utcNow)
    {
        (Typed, Problem, Time) = (string.Empty, null, null);
        (Day, Clock) = (day, clock);
        if (day is { Length: > 0 } && clock is { Length: > 0 })
        {
            Take(TimeText.ReadFields(day, clock, Edited, utcNow, Clocks.Form), isOfWords: false);
        }
    }

    /// <summary>The moment stays; what was typed without being understood is read anew on that clock.</summary>
    public void Edit(WallZone zone, DateTime utcNow)
    {
        Edited = zone;
        if (Time is { } time)
        {
            Take(time.In(zone), IsCustom);
            Typed = string.Empty;
        }
        else if (Typed.Length > 0)
        {
            Type(Typed, utcNow);
        }
        else if (Day is not null || Clock is not null)
        {
            Set(Day, Clock, utcNow);
        }
    }

    public void Forget() => (Time, Problem, Typed, Day, Clock) = (null, null, string.Empty, null, null);

    private void Take(TypedTime typed, bool isOfWords)
    {
        if (typed is TypedTime.Understood(var time))
        {
            Take(time, isCustom: true);
        }
        else if (typed is TypedTime.NotUnderstood(var sentence))
        {
            (Time, Problem, IsProblemOfWords) = (null, sentence, isOfWords);
        }
    }

    private void Take(SendTime time, bool isCustom)
    {
        (Time, Problem, IsCustom) = (time, null, isCustom);
        Day = time.Wall.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Clock = time.Wall.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
